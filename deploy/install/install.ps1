# Installs the restic-manager agent on this machine, or takes it off again. Run by the line that *Add host* shows, in an
# administrator's PowerShell (5.1 or newer).
#
#   install.ps1 -Server URL [-Token TOKEN] [-Pin sha256:HEX] [-Name NAME]
#       Installs the agent, or puts a newer one in its place, enrols this machine and starts the service. Without a token
#       the machine must be enrolled already.
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
$command = Join-Path $agentHome 'bin\restic-manager-agent.cmd'
$wrapper = Join-Path $agentHome 'bin\restic-manager-agent-service.exe'

function Say([string] $words) { Write-Host "restic-manager: $words" }

function Stop-With([string] $words) { throw "restic-manager: $words" }

# Windows PowerShell takes every word that a program writes to stderr for an error; the exit code says what it was.
function Invoke-Program([string] $program, [string[]] $arguments, [string] $trouble) {
    $ErrorActionPreference = 'Continue'
    & $program @arguments
    $code = $LASTEXITCODE
    if ($code -ne 0) { Stop-With "$trouble (exit code $code)" }
}

function Assert-Administrator {
    $me = New-Object Security.Principal.WindowsPrincipal ([Security.Principal.WindowsIdentity]::GetCurrent())
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        Stop-With 'run this in a PowerShell of an administrator'
    }
}

function Assert-Options {
    if (-not $Server) { Stop-With '-Server is missing; take the whole line that Add host shows' }
    if ($Pin -and $Pin -notmatch '^sha256:[0-9a-f]{64}$') { Stop-With '-Pin is sha256: and 64 digits of hex' }
    if (-not $Token -and -not (Test-Path (Join-Path $state 'identity.sealed'))) {
        Stop-With 'this machine is not enrolled: give -Token, from Add host'
    }
}

function Assert-Machine {
    if ($env:PROCESSOR_ARCHITECTURE -ne 'AMD64') {
        Stop-With "there is no agent for $env:PROCESSOR_ARCHITECTURE; there is one for amd64, to be installed from a 64-bit PowerShell"
    }
    if (-not (Get-Command 'curl.exe' -ErrorAction SilentlyContinue)) {
        Stop-With 'curl.exe is missing: Windows 10 (1803), Windows Server 2019 and newer have it'
    }
}

# The service is SYSTEM: whoever may write to its restic would be SYSTEM too.
function Find-Restic {
    $named = $env:RM_RESTIC
    if (-not $named) { $named = 'restic.exe' }
    $found = Get-Command $named -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
    if (-not $found) {
        Stop-With "restic is missing: put restic.exe into a folder of its own below $env:ProgramFiles, add that to the machine's path, and run the line again in a new window"
    }
    $profiles = Join-Path $env:SystemDrive 'Users\'
    if ($found.Path.StartsWith($profiles, [StringComparison]::OrdinalIgnoreCase)) {
        Stop-With "$($found.Path) belongs to a user, and the service would run it as SYSTEM: move restic.exe into a folder below $env:ProgramFiles and run the line again with RM_RESTIC set to its path"
    }
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
    $arguments = @('-fsS', '--retry', '3') + $trust + @('-o', $file, ($Server.TrimEnd('/') + $path))
    Invoke-Program 'curl.exe' $arguments "$Server has no agent for windows/amd64 that could be downloaded; nothing was installed" | Out-Null
}

# Unpacks beside the final place: until all of it is verified nothing of the old agent is touched.
function Get-Agent([string] $fresh) {
    $package = Join-Path $fresh 'agent.zip'
    Get-FromServer '/install/agent/windows/amd64.sha256' (Join-Path $fresh 'sha256')
    Get-FromServer '/install/agent/windows/amd64' $package
    $told = ((Get-Content (Join-Path $fresh 'sha256') -TotalCount 1) -split ' ')[0]
    $have = (Get-FileHash $package -Algorithm SHA256).Hash.ToLowerInvariant()
    if ($told -ne $have) { Stop-With "the package's checksum is $have and should be $told; nothing was installed" }
    Expand-Archive -Path $package -DestinationPath $fresh
    $agent = Join-Path $fresh 'restic-manager-agent'
    Invoke-Program (Join-Path $agent 'bin\restic-manager-agent.cmd') @('version') `
        'the agent does not run on this machine; nothing was installed' | Out-Null
    $agent
}

function Get-AgentService { Get-Service -Name $service -ErrorAction SilentlyContinue }

# A running agent holds its files and has its state to itself.
function Stop-Agent {
    $there = Get-AgentService
    if ($there -and $there.Status -ne 'Stopped') {
        Stop-Service -Name $service -Force
        (Get-AgentService).WaitForStatus('Stopped', [TimeSpan]::FromSeconds(90))
    }
}

function Install-Files([string] $agent) {
    $old = "$agentHome.old"
    if (Test-Path $old) { Remove-Item $old -Recurse -Force }
    if (Test-Path $agentHome) { Move-Item $agentHome $old }
    Move-Item $agent $agentHome
    if (Test-Path $old) { Remove-Item $old -Recurse -Force }
}

# Only SYSTEM (S-1-5-18) and administrators (S-1-5-32-544), by number as their names are translated.
function New-DataFolder {
    New-Item -ItemType Directory -Force -Path $data | Out-Null
    Invoke-Program 'icacls.exe' @($data, '/inheritance:r', '/grant:r', '*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '/q') `
        "$data could not be closed to others" | Out-Null
    New-Item -ItemType Directory -Force -Path $state, $log | Out-Null
}

function Join-Host {
    if (-not $Token) { return }
    $arguments = @('enroll', '--server', $Server, '--token', $Token, '--state-dir', $state)
    if ($Pin) { $arguments += @('--pin', $Pin) }
    if ($Name) { $arguments += @('--name', $Name) }
    Invoke-Program $command $arguments 'the agent is installed, but could not be enrolled'
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
    Invoke-Program 'sc.exe' @('failure', $service, 'reset=', '86400', 'actions=', 'restart/5000/restart/5000/restart/60000') `
        'the service was registered, but not that it is restarted' | Out-Null
    Invoke-Program 'sc.exe' @('failureflag', $service, '1') 'the service was registered, but not that it is restarted' | Out-Null
}

function Install-Agent {
    Assert-Options
    Assert-Machine
    $restic = Find-Restic
    $before = [bool] (Get-AgentService)
    $fresh = "$agentHome.new"
    if (Test-Path $fresh) { Remove-Item $fresh -Recurse -Force }
    New-Item -ItemType Directory -Path $fresh | Out-Null
    try {
        $agent = Get-Agent $fresh
        Stop-Agent
        Install-Files $agent
        New-DataFolder
        # An agent that can not be enrolled anew goes on as what it was; one that never was has no service yet.
        if ($before) { Install-AgentService $restic }
        Join-Host
        if (-not $before) { Install-AgentService $restic }
    } catch {
        if ($before) {
            Start-Service -Name $service
            Say 'the agent goes on as the host that it was'
        }
        throw
    } finally {
        Remove-Item $fresh -Recurse -Force
    }
    Start-Service -Name $service
    Say "the agent runs as the service $service; its log is in $log"
}

function Uninstall-Agent {
    Stop-Agent
    if (Get-AgentService) { Invoke-Program 'sc.exe' @('delete', $service) 'the service could not be removed' | Out-Null }
    if (Test-Path $agentHome) { Remove-Item $agentHome -Recurse -Force }
    if ($Purge) {
        if (Test-Path $data) { Remove-Item $data -Recurse -Force }
        Say 'the agent and all it knew are gone; backups in the repository are untouched'
    } else {
        Say "the agent is gone; what it knew stays in $data (-Purge removes that too)"
    }
}

Assert-Administrator
if ($Uninstall) { Uninstall-Agent } else { Install-Agent }
