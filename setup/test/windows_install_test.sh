# install.ps1 as text, as there is no Windows here: what it says it does, in which order. Where there is a PowerShell it parses it.
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
    body New-DataFolder | in_order 'S-1-5-18' 'S-1-5-32-544' Stop-With /setowner '/inheritance:r' '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F'
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

it_calls_only_functions_that_it_has_and_has_none_that_it_does_not_call() {
    local name
    while read -r name; do
        [ "$(grep -cw -- "$name" "$script")" -gt 1 ] || { echo "nobody calls $name" && false; }
    done < <(sed -n 's/^function \([A-Za-z-]*\).*/\1/p' "$script")
    while read -r name; do
        grep -q "^function $name\\b" "$script" || { echo "there is no $name" && false; }
    done < <(grep -oE '\b(Assert|Find|Install|Join|Clear|Stop|Start|Uninstall|Invoke|Get|New)-(Options|Machine|Administrator|Restic|Files|Agent[A-Za-z]*|Host|Leftovers|With|Program|ExitCode|FromServer|Reason|DataFolder|Alone)\b' "$script")
}

it_takes_what_the_line_of_add_host_gives() {
    local name
    for name in Server Token Pin; do
        has "$(sed -n '/^param(/,/^)/p' "$script")" "\$$name"
        grep -q -- "-$name " "$RM_ROOT/gateway-ui/src/main/java/io/resticmanager/gateway/enrol/InstallLines.java"
    done
}

it_has_each_bracket_closed() {
    local pair text
    # Without strings and comments, in which there may be any.
    text=$(sed -e "s/'[^']*'//g" -e 's/"\([^"`$]\|\$[A-Za-z]\)*"//g' -e 's/^ *#.*//' "$script")
    for pair in '{ }' '[ ]'; do
        is "$pair $(grep -oF -- "${pair% *}" <<<"$text" | wc -l)" "$pair $(grep -oF -- "${pair#* }" <<<"$text" | wc -l)"
    done
}

it_is_a_script_that_powershell_can_read() {
    command -v pwsh >/dev/null || { echo "pwsh is not installed"; return; }
    SCRIPT=$script run pwsh -NoProfile -Command '$errors = $null; [void] [Management.Automation.Language.Parser]::ParseFile($env:SCRIPT, [ref] $null, [ref] $errors); $errors; exit $errors.Count'
    is "$code" 0
    is "$out" ''
}
