// Keeps a page as its files are: hears that something changed, fetches the page again, puts it in.
"use strict";
(() => {
  const script = document.currentScript;
  const events = new URL("events", script.src);
  let generation = script.dataset.generation;
  let source = null;

  const opened = () => [...document.querySelectorAll("details[open] > summary")].map((one) => one.textContent);

  const show = (text) => {
    const bare = text.replace(/<style>[^]*?<\/style>/, "");
    const page = new DOMParser().parseFromString(bare, "text/html");
    const fresh = page.querySelector("script[data-generation]");
    if (!fresh) return location.reload();
    const wasOpen = new Set(opened());
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    document.body.replaceWith(page.body);
    for (const one of document.querySelectorAll("details > summary")) {
      if (wasOpen.has(one.textContent)) one.parentElement.open = true;
    }
    generation = fresh.dataset.generation;
  };

  const refresh = async (told) => {
    if (told === generation) return;
    const answer = await fetch(location.href, { cache: "no-store" });
    show(await answer.text());
  };

  const stopped = (yes) => {
    const line = document.querySelector(".stopped");
    if (line) line.hidden = !yes;
  };

  const listen = () => {
    source = new EventSource(events);
    source.onopen = () => stopped(false);
    source.onerror = () => stopped(true);
    source.onmessage = (event) => refresh(event.data).catch(() => stopped(true));
  };

  const look = () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      listen();
    }
  };

  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) { source = null; look(); } });
  look();
})();
