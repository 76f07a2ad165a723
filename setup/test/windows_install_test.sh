# install.ps1 as text, as there is no Windows here: what it says it does, in which order. Its grammar, calls and variables are judged by
# its tree (InstallScriptTest). Where there is a PowerShell it parses it, too.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

script=$RM_ROOT/deploy/install/install.ps1

# body FUNCTION: its lines.
body() { sed -n "/^function $1\\b/,/^}/p" "$script"; }

# in_order WORD…: each after the one before it.
in_order() {
    local text word
    text=$(cat)
    for word in "$@"; do
        has "$text" "$word"
        text=${text#*"$word"}
    done
}

it_verifies_all_before_it_enrols_and_enrols_before_it_touches_the_old_agent() {
    body Install-Agent | in_order Assert-Options Assert-Machine Find-Restic Get-Agent New-DataFolder Join-Host Stop-Agent Install-Files Install-AgentService
    body Get-Agent | in_order '.sha256' 'return $agentHome' "amd64' \$package" Get-FileHash '$told -ne $have' Expand-Archive "'version'" "'package'"
    body Join-Host | in_order 'Get-ExitCode' '-eq 5' Stop-Agent 'Get-ExitCode' 'nothing was installed'
}

it_starts_an_agent_again_that_it_stopped_for_nothing() {
    body Install-Agent | in_order 'catch' 'Clear-Leftovers' 'if ($ran' 'Start-Service' 'throw'
    body Clear-Leftovers | in_order 'Move-Item "$agentHome.old" $agentHome' '$agentHome.new'
}

it_opens_its_data_to_nobody_but_administrators_and_the_system() {
    has "$(grep -F '$trusted = ' "$script")" "'S-1-5-18', 'S-1-5-32-544'"
    body Assert-Owned | in_order GetOwner '-notin $trusted' Stop-With
    body New-DataFolder | in_order 'Assert-Owned $path' 'New-Item -ItemType Directory -Path $data' /setowner '/inheritance:r' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F'
}

it_compares_the_pin_itself_and_hands_it_on() {
    body Get-FromServer | in_order "'--insecure', '--pinnedpubkey'" "'-o', \$file"
    body Join-Host | in_order "'--pin', \$Pin"
    is "$(grep -c -- --insecure "$script")" 1
}

it_ends_by_throwing_as_it_runs_in_somebodys_window() {
    is "$(grep -nwE '^ *exit|\bexit [0-9]|Environment\]::Exit' "$script")" ''
    has "$(body Stop-With)" throw
}

it_runs_no_restic_that_others_may_change() {
    body Assert-OnlyAdministratorsChange | in_order 'GetAccessRules($true, $true' '-notin $trusted' Stop-With
    body Find-Restic | in_order 'Assert-OnlyAdministratorsChange $found.Path' 'Assert-OnlyAdministratorsChange (Split-Path' '& $found.Path version'
}

it_moves_no_files_before_the_process_of_the_service_is_gone() {
    body Stop-Agent | in_order 'ProcessId' Stop-Service "WaitForStatus('Stopped'" 'Wait-Process -Id $process'
}

it_leaves_nothing_of_the_service_in_the_registry() {
    body Remove-AgentService | in_order '//DS//$service' "'delete'"
    body Uninstall-Agent | in_order Clear-Leftovers Stop-Agent Remove-AgentService Remove-Item
}

it_says_first_when_a_policy_forbids_what_it_needs() {
    has "$(tail -n 3 "$script" | head -n 1)" Assert-FullLanguage
}

it_takes_no_exit_code_for_that_of_a_program_which_did_not_start() {
    body Get-ExitCode | in_order '$global:LASTEXITCODE = -1' '& $program' '$LASTEXITCODE'
}

it_takes_what_the_line_of_add_host_gives() {
    local name
    for name in Server Token Pin; do
        has "$(sed -n '/^param(/,/^)/p' "$script")" "\$$name"
        grep -q -- "-$name " "$RM_ROOT/gateway-ui/src/main/java/io/resticmanager/gateway/enrol/InstallLines.java"
    done
}

it_is_a_script_that_powershell_can_read() {
    command -v pwsh >/dev/null || { echo "pwsh is not installed"; return; }
    SCRIPT=$script run pwsh -NoProfile -Command '$errors = $null; [void] [Management.Automation.Language.Parser]::ParseFile($env:SCRIPT, [ref] $null, [ref] $errors); $errors; exit $errors.Count'
    is "$code" 0
    is "$out" ''
}
