// The socket of a page: made anew when it has closed, or when it has said nothing for so long that nobody can be there.
// The server says something every 15 s; what it says may come late, three times over it may not.
const SILENCE_MS = 45_000;
// A subscription is answered at once. One that was sent while the server still made the socket is lost.
const FIRST_WORD_MS = 10_000;
const LONGEST_PAUSE_MS = 30_000;
const address = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`;

/** Every message goes to hear(message, send); lost(times) hears how many times in a row it broke. */
export const keepOpen = (hear, lost) => {
  let broken = 0;
  const connect = () => {
    const socket = new WebSocket(address);
    const here = new AbortController();
    let silence;
    let subscribed = false;
    // A server that hangs answers no farewell either, so nobody waits for it.
    const over = () => {
      clearTimeout(silence);
      here.abort();
      socket.close();
      broken += 1;
      lost(broken);
      setTimeout(connect, Math.random() * Math.min(LONGEST_PAUSE_MS, 500 * 2 ** broken));
    };
    const wait = () => {
      clearTimeout(silence);
      silence = setTimeout(over, subscribed ? SILENCE_MS : FIRST_WORD_MS);
    };
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      if (message.event === "subscribed") broken = 0;
      // Ticks alone are not enough where the subscription was lost on its way.
      subscribed ||= message.event === "subscribed";
      if (subscribed) wait();
      hear(message, (text) => socket.send(text));
    }, { signal: here.signal });
    socket.addEventListener("close", over, { signal: here.signal });
    wait();
  };
  connect();
};
