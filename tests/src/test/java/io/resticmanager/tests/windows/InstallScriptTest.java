package io.resticmanager.tests.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.regex.Pattern;

import io.resticmanager.tests.kit.Builds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code install.ps1} by its tree. That it works on Windows is more than this can say. */
class InstallScriptTest {

    private static String script = "";

    @BeforeAll
    static void read() throws Exception {
        script = Files.readString(Builds.root().resolve("deploy/install/install.ps1"));
    }

    @Test
    void nothingIsWrongWithIt() {
        assertThat(Lint.findings(script)).isEmpty();
    }

    /** A command file gets these as words of a command line. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Server, https://backup.example.org:8443, true
            Server, http://[::1]:8080/under/, true
            Server, https://a.example&calc.exe, false
            Server, https://%COMPUTERNAME%, false
            Server, 'https://a b', false
            Token, A-z_09, true
            Token, a|b, false
            Name, büro-7.example, true
            Name, a^b, false
            Name, -a, false
            """)
    void onlyWordsThatCmdLeavesAloneAreTaken(String option, String word, boolean taken) {
        var pattern = Pattern.compile("\\$" + option + " -notmatch '([^']+)'").matcher(script);

        assertThat(pattern.find()).isTrue();
        assertThat(Pattern.compile(pattern.group(1)).matcher(word).find()).isEqualTo(taken);
    }

    /** Without this an empty list would say nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            function Say([string] $words) {  | function Say([string] $words {      | no PowerShell
            function Say([string] $words) {  | function Say([string $words) {      | no PowerShell
            Join-Path $data 'log'            | Join-Pth $data 'log'                | there is no Join-Pth
            Get-Content $mark -TotalCount 1  | Get-Content $mark -Count 1          | Get-Content has no -Count
            $fresh = "$agentHome.new"        | Get-Agent $there $agentHome         | not the parameters of Get-Agent
            Stop-With "$trouble (exit        | Stop-With -Words "$trouble (exit    | not the parameters of Stop-With
            throw "restic-manager: $words"   | throw "restic-manager: it failed"   | nobody reads $words
            Assert-Owned $path }             | Assert-Own $path }                  | there is no Assert-Own
            { Uninstall-Agent }              | { Install-Agent }                   | nobody calls Uninstall-Agent
            "$agentHome.old"                 | "$agentHom.old"                     | nobody sets $agenthom of Install-Files
            $code = Get-ExitCode $program    | Get-ExitCode $program               | nobody looks at the exit code
            Get-ExitCode $program            | Get-ExitCode 'curl.exe'             | not the full path of a program
            throw "restic-manager: $words"   | exit $words                         | ends the window
            { & $work }                      | { Invoke-Expression $work }         | ends the window
            Say "the agent is gone;          | Say "the agent is gone\u00e9          | not ASCII
            """)
    void aFaultIsFound(String sound, String faulty, String finding) {
        assertThat(script).contains(sound);

        var found = Lint.findings(script.replace(sound, faulty));

        assertThat(found).anySatisfy(line -> assertThat(line).contains(finding));
    }
}
