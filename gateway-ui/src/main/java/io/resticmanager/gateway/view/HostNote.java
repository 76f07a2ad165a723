package io.resticmanager.gateway.view;

/** Something about a host that a person should know: its name in two or three words, what is the case, and what to do. */
public record HostNote(Tone tone, String text, String next) {

    public String title() {
        return tone.word();
    }
}
