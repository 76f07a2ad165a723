@echo off
rem Starts the agent with the Java runtime it came with. "restic-manager-agent --help" lists the commands.
setlocal
set "home=%~dp0.."
if not defined RM_STATE_DIR set "RM_STATE_DIR=%ProgramData%\restic-manager\state"
if not defined RM_POLICY_FILE set "RM_POLICY_FILE=%ProgramData%\restic-manager\policy.json"
"%home%\runtime\bin\java.exe" "@%home%\lib\options" -cp "%home%\lib\*" io.resticmanager.agent.Main %*
