// What a page asks for by itself does not keep the session of its reader in use: nobody may be there.
export const unattended = { "X-Unattended": "true" };
