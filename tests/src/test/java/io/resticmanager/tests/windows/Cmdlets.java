package io.resticmanager.tests.windows;

import java.util.List;
import java.util.Map;

/** What the script may use of Windows PowerShell 5.1, with the parameters that it may give by name. */
final class Cmdlets {

    private static final List<String> NONE = List.of();
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("Expand-Archive", List.of("-Path", "-DestinationPath")),
            Map.entry("ForEach-Object", NONE),
            Map.entry("Get-Acl", List.of("-LiteralPath")),
            Map.entry("Get-ChildItem", NONE),
            Map.entry("Get-CimInstance", List.of("-ClassName", "-Filter")),
            Map.entry("Get-Command", List.of("-CommandType", "-ErrorAction")),
            Map.entry("Get-Content", List.of("-TotalCount")),
            Map.entry("Get-Date", List.of("-Format")),
            Map.entry("Get-FileHash", List.of("-Algorithm")),
            Map.entry("Get-Service", List.of("-Name", "-ErrorAction")),
            Map.entry("Join-Path", NONE),
            Map.entry("Move-Item", NONE),
            Map.entry("New-Item", List.of("-ItemType", "-Path", "-Force")),
            Map.entry("New-Object", NONE),
            Map.entry("Out-Host", NONE),
            Map.entry("Out-Null", NONE),
            Map.entry("Out-String", NONE),
            Map.entry("Remove-Item", List.of("-Recurse", "-Force")),
            Map.entry("Select-Object", List.of("-First")),
            Map.entry("Set-Content", List.of("-Path", "-Value")),
            Map.entry("Set-StrictMode", List.of("-Version")),
            Map.entry("Sort-Object", NONE),
            Map.entry("Split-Path", List.of("-Parent")),
            Map.entry("Start-Service", List.of("-Name")),
            Map.entry("Stop-Service", List.of("-Name", "-Force")),
            Map.entry("Test-Path", NONE),
            Map.entry("Wait-Process", List.of("-Id", "-Timeout", "-ErrorAction")),
            Map.entry("Write-Host", NONE));

    private Cmdlets() {}

    static boolean has(String name) {
        return KNOWN.containsKey(name);
    }

    static boolean has(String name, String parameter) {
        return KNOWN.getOrDefault(name, NONE).contains(parameter);
    }
}
