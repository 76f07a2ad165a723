# Installs the restic-manager agent on this machine, or takes it off again. Run by the line that *Add host* shows, in an
# administrator's PowerShell (5.1 or newer).
#
#   install.ps1 -Server URL [-Token TOKEN] [-Pin sha256:HEX] [-Name NAME]
#       Installs the agent, or puts a newer one in its place, enrols this machine and starts the service. Without a token
#       the machine must be enrolled already. May be repeated: an agent that is as it should be goes on running.
#   install.ps1 -Uninstall [-Purge]
#       Stops and removes the agent. What it knows (%ProgramData%\restic-manager) stays, unless -Purge is given.
#
# It throws and never exits: the line runs it inside the window of whoever typed it.
param(
    [string] $Server,
    [string] $Token,
    [string] $Pin,
    [string] $Name,
    [switch] $Uninstall,
    [switch] $Purge
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$service = 'restic-manager-agent'
$agentHome = Join-Path $env:ProgramFiles 'restic-manager'
$data = Join-Path $env:ProgramData 'restic-manager'
$state = Join-Path $data 'state'
$log = Join-Path $data 'log'
$policy = Join-Path $data 'policy.json'
$mark = Join-Path $agentHome 'package'
$wrapper = Join-Path $agentHome 'bin\restic-manager-agent-service.exe'
# By their full path: whoever may write to a folder of the path would be asked otherwise.
$system = Join-Path $env:SystemRoot 'System32'
$curl = Join-Path $system 'curl.exe'
$icacls = Join-Path $system 'icacls.exe'
$sc = Join-Path $system 'sc.exe'
# SYSTEM, administrators, and Windows' own installer, by number as their names are translated.
$trusted = 'S-1-5-18', 'S-1-5-32-544', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464'

function Say([string] $words) { Write-Host "restic-manager: $words" }

function Stop-With([string] $words) { throw "restic-manager: $words" }

# Windows PowerShell takes every word that a program writes to stderr for an error; the exit code says what it was.
function Get-ExitCode([string] $program, [string[]] $arguments) {
    $ErrorActionPreference = 'Continue'
    # A program that can not be started at all leaves the code of the one before it.
    $global:LASTEXITCODE = -1
    & $program @arguments | Out-Host
    $LASTEXITCODE
}

function Invoke-Program([string] $program, [string[]] $arguments, [string] $trouble) {
    $code = Get-ExitCode $program $arguments
    if ($code -ne 0) { Stop-With "$trouble (exit code $code)" }
}

# Before anything else: where a policy allows only constrained language, types like those below are refused one by one.
function Assert-FullLanguage {
    $mode = $ExecutionContext.SessionState.LanguageMode
    if ($mode -ne 'FullLanguage') {
        Stop-With "a policy of this machine (AppLocker, or Device Guard) holds PowerShell to ${mode}: allow install.ps1 there, or run it where that is off"
    }
}

function Assert-Administrator {
    $me = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        Stop-With 'run this in a PowerShell of an administrator'
    }
}

function Assert-Options {
    if (-not $Server) { Stop-With '-Server is missing; take the whole line that Add host shows' }
    # They become words of a command file, in which cmd would see more than a name.
    if ($Server -notmatch '^https?://[A-Za-z0-9._~:/\[\]-]+\z') { Stop-With '-Server is the address of a restic-manager, as https://backup.example.org' }
    if ($Token -and $Token -notmatch '^[A-Za-z0-9_-]+\z') { Stop-With '-Token is letters, digits, _ and -; take the whole line that Add host shows' }
    if ($Name -and $Name -notmatch '^[\p{L}\p{N}][\p{L}\p{N}._-]{0,252}\z') { Stop-With '-Name is letters, digits, ., _ and -' }
    if ($Pin -and $Pin -notmatch '^sha256:[0-9a-f]{64}\z') { Stop-With '-Pin is sha256: and 64 digits of hex' }
    if (-not $Token -and -not (Test-Path (Join-Path $state 'identity.sealed'))) {
        Stop-With 'this machine is not enrolled: give -Token, from Add host'
    }
}

function Assert-Machine {
    if ($env:PROCESSOR_ARCHITECTURE -ne 'AMD64') {
        Stop-With "there is no agent for $env:PROCESSOR_ARCHITECTURE; there is one for amd64, to be installed from a 64-bit PowerShell"
    }
    if (-not (Test-Path $curl)) {
        Stop-With "$curl is missing: Windows 10 (1803), Windows Server 2019 and newer have it"
    }
    # The package, the unpacked agent, and the one that may be there.
    $free = [int] ((New-Object IO.DriveInfo $env:ProgramFiles.Substring(0, 3)).AvailableFreeSpace / 1048576)
    if ($free -lt 400) { Stop-With "$($env:ProgramFiles.Substring(0, 3)) has $free MiB free and the agent needs 400: make room, and run the line again" }
}

# The service is SYSTEM: whoever may write to its restic would be SYSTEM too. New folders of C:\ may be changed by every user, and a
# file that was moved keeps the rights of where it was.
function Assert-OnlyAdministratorsChange([string] $path) {
    $rights = [Security.AccessControl.FileSystemRights]
    $change = 0x50000000 # all, and to write, as a rule that was never translated may still have it
    foreach ($right in $rights::Write, $rights::Delete, $rights::DeleteSubdirectoriesAndFiles, $rights::ChangePermissions, $rights::TakeOwnership) {
        $change = $change -bor [int] $right
    }
    $inherited = [Security.AccessControl.PropagationFlags]::InheritOnly
    foreach ($rule in (Get-Acl -LiteralPath $path).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier])) {
        $who = $rule.IdentityReference.Value
        $here = ([int] $rule.PropagationFlags -band [int] $inherited) -eq 0
        $may = ([int] $rule.FileSystemRights -band $change) -ne 0
        if ($rule.AccessControlType -eq 'Allow' -and $here -and $may -and $who -notin $trusted) {
            Stop-With ("$who may change $path, and the service would run it as SYSTEM: copy (not move) restic.exe into a new folder below " +
                "$env:ProgramFiles, and run the line again with RM_RESTIC set to its path")
        }
    }
}

function Find-Restic {
    $named = $env:RM_RESTIC
    if (-not $named) { $named = 'restic.exe' }
    $found = Get-Command $named -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $found) {
        Stop-With "restic is missing: put restic.exe into a folder of its own below $env:ProgramFiles, add that to the machine's path, and run the line again in a new window"
    }
    Assert-OnlyAdministratorsChange $found.Path
    Assert-OnlyAdministratorsChange (Split-Path $found.Path -Parent)
    # What the service is started with is divided there.
    if ($found.Path -match "[;#']") { Stop-With "$($found.Path) has a ; # or ' in it, which the service's registration can not hold: copy restic.exe elsewhere" }
    $words = (& $found.Path version | Out-String)
    if ($words -notmatch '^restic (\d+\.\d+)' -or [version] $Matches[1] -lt [version] '0.14') {
        Stop-With "$($found.Path) is not restic 0.14 or newer: get a newer one and run the line again"
    }
    $found.Path
}

# curl compares the server's key itself, as the certificate is one that nobody has signed.
function Get-FromServer([string] $path, [string] $file) {
    $trust = @('-L')
    if ($Pin) {
        $hex = $Pin.Substring('sha256:'.Length)
        $bytes = [byte[]] @(for ($i = 0; $i -lt 64; $i += 2) { [Convert]::ToByte($hex.Substring($i, 2), 16) })
        $trust = @('--insecure', '--pinnedpubkey', ('sha256//' + [Convert]::ToBase64String($bytes)))
    }
    $arguments = @('-fsS', '--retry', '3', '--connect-timeout', '20') + $trust + @('-o', $file, ($Server.TrimEnd('/') + $path))
    $code = Get-ExitCode $curl $arguments
    if ($code -ne 0) { Stop-With "$(Get-Reason $code); nothing was installed" }
}

# By curl's exit code (curl(1), EXIT CODES).
function Get-Reason([int] $code) {
    switch ($code) {
        { $_ -in 2, 4 } { "this Windows' curl can not compare the server's key (7.59 or newer can): install the updates of Windows" }
        { $_ -in 6, 7, 28 } { "$Server can not be reached from here: look at its address, and at what is between" }
        22 { "$Server has no agent for windows/amd64 that could be downloaded" }
        { $_ -in 35, 60, 77 } { "this machine does not trust the certificate of ${Server}: install its issuer, or set the clock, which says $(Get-Date -Format s)" }
        90 { "$Server has another key than the one of -Pin: take a new line from Add host; if its pin is the same, somebody is in between" }
        default { "the agent could not be downloaded from $Server (curl $code)" }
    }
}

# Unpacks beside the final place: until all of it is verified nothing of the old agent is touched. Gives back the folder of the
# agent to go on with, which is the one that is there when it is of the server's very package.
function Get-Agent([string] $fresh) {
    $package = Join-Path $fresh 'agent.zip'
    Get-FromServer '/install/agent/windows/amd64.sha256' (Join-Path $fresh 'sha256')
    $told = ((Get-Content (Join-Path $fresh 'sha256') -TotalCount 1) -split ' ')[0]
    if ((Test-Path $mark) -and (Get-Content $mark -TotalCount 1) -eq $told) { return $agentHome }
    Get-FromServer '/install/agent/windows/amd64' $package
    $have = (Get-FileHash $package -Algorithm SHA256).Hash.ToLowerInvariant()
    if ($told -ne $have) { Stop-With "the package's checksum is $have and should be $told; nothing was installed" }
    Expand-Archive -Path $package -DestinationPath $fresh
    $agent = Join-Path $fresh 'restic-manager-agent'
    Invoke-Program (Join-Path $agent 'bin\restic-manager-agent.cmd') @('version') 'the agent does not run on this machine; nothing was installed'
    Set-Content -Path (Join-Path $agent 'package') -Value $told
    $agent
}

function Get-AgentService { Get-Service -Name $service -ErrorAction SilentlyContinue }

# A running agent holds its files and has its state to itself. A service is stopped before its process is gone.
function Stop-Agent {
    $there = Get-AgentService
    if (-not $there -or $there.Status -eq 'Stopped') { return }
    $process = (Get-CimInstance -ClassName Win32_Service -Filter "Name='$service'").ProcessId
    Stop-Service -Name $service -Force
    try {
        (Get-AgentService).WaitForStatus('Stopped', [TimeSpan]::FromSeconds(90))
    } catch {
        Stop-With "the service $service does not stop: look into $log, end it, and run the line again"
    }
    if ($process) { Wait-Process -Id $process -Timeout 30 -ErrorAction SilentlyContinue }
}

function Install-Files([string] $agent) {
    $old = "$agentHome.old"
    if (Test-Path $old) { Remove-Item $old -Recurse -Force }
    if (Test-Path $agentHome) { Move-Item $agentHome $old }
    Move-Item $agent $agentHome
    if (Test-Path $old) { Remove-Item $old -Recurse -Force }
}

# What a run that was ended halfway has left.
function Clear-Leftovers {
    if ((Test-Path "$agentHome.old") -and -not (Test-Path $agentHome)) { Move-Item "$agentHome.old" $agentHome }
    if (Test-Path "$agentHome.new") { Remove-Item "$agentHome.new" -Recurse -Force }
}

# Anybody may make a folder in ProgramData, and files in one that is there; whoever owns a thing may open it again.
function Assert-Owned([string] $path) {
    if (-not (Test-Path $path)) { return }
    $owner = (Get-Acl -LiteralPath $path).GetOwner([Security.Principal.SecurityIdentifier]).Value
    if ($owner -notin $trusted) {
        Stop-With "$path belongs to $owner and not to administrators: look at what is in it, remove it, and run the line again"
    }
}

# Only SYSTEM (S-1-5-18) and administrators (S-1-5-32-544).
function New-DataFolder {
    foreach ($path in $data, $state, $log, $policy) { Assert-Owned $path }
    # Without -Force: one that somebody made since then is not taken.
    if (-not (Test-Path $data)) { New-Item -ItemType Directory -Path $data | Out-Null }
    Invoke-Program $icacls @($data, '/setowner', '*S-1-5-32-544', '/q') "$data could not be given to administrators"
    Invoke-Program $icacls @($data, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '/q') `
        "$data could not be closed to others"
    New-Item -ItemType Directory -Force -Path $state, $log | Out-Null
    # A policy may make what an administrator makes their own rather than the group's.
    foreach ($path in $state, $log) { Invoke-Program $icacls @($path, '/setowner', '*S-1-5-32-544', '/q') "$path could not be given to administrators" }
}

# Before anything is put in place. An agent that runs has its state to itself, says so (5) and gives way, unless it has this very
# identity.
function Join-Host([string] $agent) {
    if (-not $Token) { return }
    $arguments = @('enroll', '--server', $Server, '--token', $Token, '--state-dir', $state)
    if ($Pin) { $arguments += @('--pin', $Pin) }
    if ($Name) { $arguments += @('--name', $Name) }
    $program = Join-Path $agent 'bin\restic-manager-agent.cmd'
    $code = Get-ExitCode $program $arguments
    if ($code -eq 5) {
        Stop-Agent
        $code = Get-ExitCode $program $arguments
    }
    if ($code -ne 0) { Stop-With "this machine could not be enrolled (exit code $code); nothing was installed" }
}

# The JVM runs inside the service's process, so that a stop is a System.exit, which lets the agent end its restic. Without
# -Xrs (the wrapper's default): the break that ends restic reaches this process too, and only the JVM's handler survives it.
function Install-AgentService([string] $restic) {
    $lib = Join-Path $agentHome 'lib'
    $jars = @(Get-ChildItem (Join-Path $lib '*.jar') | Sort-Object Name | ForEach-Object { $_.FullName }) -join ';'
    $options = @(Get-Content (Join-Path $lib 'options')) -join ';'
    $run = @('run', '--state-dir', $state, '--policy', $policy, '--restic', $restic) -join ';'
    $verb = if (Get-AgentService) { '//US//' } else { '//IS//' }
    $arguments = @("$verb$service", '--DisplayName=restic-manager agent', "--Description=Runs backups for $Server",
        '--Startup=auto', '--ServiceUser=LocalSystem',
        "--Jvm=$(Join-Path $agentHome 'runtime\bin\server\jvm.dll')", "--LibraryPath=$(Join-Path $agentHome 'runtime\bin')",
        "--Classpath=$jars", "--JvmOptions=$options",
        '--StartMode=jvm', '--StartClass=io.resticmanager.agent.Main', "--StartParams=$run",
        '--StopMode=jvm', '--StopClass=java.lang.System', '--StopMethod=exit', '--StopTimeout=60',
        "--LogPath=$log", "--LogPrefix=$service", '--StdOutput=auto', '--StdError=auto')
    Invoke-Program $wrapper $arguments 'the service could not be registered'
    # Restarted by Windows when it ends by itself, a failing exit code included.
    Invoke-Program $sc @('failure', $service, 'reset=', '86400', 'actions=', 'restart/5000/restart/5000/restart/60000') `
        'the service was registered, but not that it is restarted'
    Invoke-Program $sc @('failureflag', $service, '1') 'the service was registered, but not that it is restarted'
}

function Start-Agent {
    Start-Service -Name $service
    try {
        (Get-AgentService).WaitForStatus('Running', [TimeSpan]::FromSeconds(60))
    } catch {
        Stop-With "the service $service does not start: look into $log"
    }
    Say "the agent runs as the service $service; its log is in $log"
}

function Install-Agent {
    Assert-Options
    Assert-Machine
    $restic = Find-Restic
    $there = Get-AgentService
    $ran = $there -and $there.Status -eq 'Running'
    Clear-Leftovers
    $fresh = "$agentHome.new"
    New-Item -ItemType Directory -Path $fresh | Out-Null
    try {
        $agent = Get-Agent $fresh
        New-DataFolder
        Join-Host $agent
        if ($agent -ne $agentHome) {
            Stop-Agent
            Install-Files $agent
        }
        # What is registered may be of another restic or package; it counts from the next start.
        Install-AgentService $restic
    } catch {
        Clear-Leftovers
        if ($ran -and (Get-AgentService).Status -ne 'Running') {
            Start-Service -Name $service
            Say 'the agent goes on as the host that it was'
        }
        throw
    }
    Clear-Leftovers
    if ((Get-AgentService).Status -eq 'Running') { Say "the agent runs already as the service $service" } else { Start-Agent }
}

# Two of them would move each other's folders.
function Invoke-Alone([scriptblock] $work) {
    $turn = New-Object Threading.Mutex $false, 'Global\restic-manager-install'
    # One that was ended in the middle has left it to this one.
    try { $mine = $turn.WaitOne(0) } catch [Threading.AbandonedMutexException] { $mine = $true }
    if (-not $mine) { Stop-With 'another install.ps1 works on this machine: wait until it is done' }
    try { & $work } finally {
        $turn.ReleaseMutex()
        $turn.Dispose()
    }
}

# The wrapper removes what it keeps in the registry, too; one that is damaged does not keep the service.
function Remove-AgentService {
    if (Test-Path $wrapper) { $code = Get-ExitCode $wrapper @("//DS//$service") } else { $code = -1 }
    if ($code -ne 0 -and (Get-AgentService)) { Invoke-Program $sc @('delete', $service) 'the service could not be removed' }
}

function Uninstall-Agent {
    Clear-Leftovers
    Stop-Agent
    if (Get-AgentService) { Remove-AgentService }
    foreach ($folder in $agentHome, "$agentHome.old", "$agentHome.new") {
        if (Test-Path $folder) { Remove-Item $folder -Recurse -Force }
    }
    if ($Purge) {
        if (Test-Path $data) { Remove-Item $data -Recurse -Force }
        Say 'the agent and all it knew are gone; backups in the repository are untouched'
    } else {
        Say "the agent is gone; what it knew stays in $data (-Purge removes that too)"
    }
}

Assert-FullLanguage
Assert-Administrator
Invoke-Alone { if ($Uninstall) { Uninstall-Agent } else { Install-Agent } }
