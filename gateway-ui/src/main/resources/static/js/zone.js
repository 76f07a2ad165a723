// An empty field for a time zone begins with the one of the browser; without this a person types it or takes one from the list.
for (const field of document.querySelectorAll("input[data-own-zone]")) {
  field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
}
