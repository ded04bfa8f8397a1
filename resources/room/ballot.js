// The page of the vote. All that people typed is set as text, never as HTML.
"use strict";

const EVERY = 3000; // milliseconds between two looks at what can be voted on
const room = location.hash.slice(1);
const part = (id) => document.getElementById(id);
let poll = null;
let dots = {};
let sent = null; // what this phone sent in this round: "dots", "skip" or null

// A browser that keeps nothing still votes; it is then known until the page is closed.
const kept = {
  read(name) { try { return localStorage.getItem(name); } catch { return null; } },
  write(name, value) { try { localStorage.setItem(name, value); } catch { /* see above */ } },
};

function secret() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

const voter = kept.read("voter") || secret();
kept.write("voter", voter);

function made(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
}

const filled = (words, values) =>
  words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
const given = () => Object.values(dots).reduce((sum, count) => sum + count, 0);

function say(words, kind) {
  part("said").textContent = words;
  part("said").className = kind || "";
}

// The words for this stand in the page: whoever has no secret is told nothing else.
function expire(stale) {
  part("stale").hidden = !stale;
  part("ballot").hidden = stale || !poll || !poll.round;
}

async function look() {
  let answer;
  try {
    answer = await fetch("poll", { headers: { "X-Room": room }, cache: "no-store" });
  } catch {
    if (poll) say(poll.words.lost, "bad");
    if (poll && !poll.round) part("wait").textContent = poll.words.lost;
    return;
  }
  expire(answer.status === 403);
  if (answer.ok) show(await answer.json());
}

function show(found) {
  const before = poll;
  const same = before && JSON.stringify(before) === JSON.stringify(found);
  const lost = before && [part("said"), part("wait")].some((p) => p.textContent === poll.words.lost);
  if (same && !lost) return;
  poll = found;
  document.documentElement.lang = poll.language;
  part("head").textContent = poll.words.title;
  part("question").textContent = poll.round ? poll.question : "";
  part("wait").textContent = poll.round ? "" : poll.wait;
  part("ballot").hidden = !poll.round;
  if (!poll.round) { say(""); return; }
  if (!before || before.round !== poll.round) begin();
  sayState();
  part("rule").textContent = poll.rule;
  part("secret").textContent = poll.words.secret;
  part("skip").textContent = poll.words.skip;
  part("group").textContent = poll.words.group;
  showGroups();
  showNiches();
  count();
}

// What was sent in this round is there again when the page is loaded anew.
function begin() {
  const held = JSON.parse(kept.read(`round ${poll.round}`) || "{}");
  dots = held.dots || {};
  sent = held.sent || null;
}

function sayState() {
  say(sent ? poll.words[sent === "skip" ? "skipped" : "in"] : "", "good");
}

function showGroups() {
  const chosen = group() || kept.read("group");
  part("groups").querySelectorAll("label").forEach((label) => label.remove());
  for (const one of poll.groups) {
    const label = document.createElement("label");
    const button = document.createElement("input");
    button.type = "radio";
    button.name = "group";
    button.value = one.id;
    button.checked = one.id === chosen || poll.groups.length === 1;
    button.addEventListener("change", count);
    label.append(button, made("span", one.name));
    part("groups").append(label);
  }
}

const group = () => (document.querySelector("input[name=group]:checked") || {}).value;

// In an order of chance every phone has its own, and keeps it.
function ordered() {
  if (!poll.shuffled) return poll.niches;
  const name = `order ${poll.round}`;
  const order = JSON.parse(kept.read(name) || "{}");
  for (const niche of poll.niches) if (!(niche.id in order)) order[niche.id] = Math.random();
  kept.write(name, JSON.stringify(order));
  return [...poll.niches].sort((a, b) => order[a.id] - order[b.id]);
}

function showNiches() {
  const known = new Set(poll.niches.map((niche) => niche.id));
  for (const id of Object.keys(dots)) if (!known.has(id)) delete dots[id];
  part("niches").replaceChildren(...ordered().map(line));
}

function line(niche) {
  const item = document.createElement("li");
  item.dataset.id = niche.id;
  const name = made("strong", niche.name);
  if (niche.about) name.append(made("small", niche.about));
  const steps = made("div", "", "steps");
  const shown = made("output", "0");
  steps.append(step(niche, -1, "−", poll.words.fewer), shown, step(niche, 1, "+", poll.words.more));
  item.append(name, steps);
  return item;
}

function step(niche, by, sign, words) {
  const button = made("button", sign);
  button.type = "button";
  button.dataset.by = by;
  button.setAttribute("aria-label", filled(words, { name: niche.name }));
  button.addEventListener("click", () => {
    dots[niche.id] = (dots[niche.id] || 0) + by;
    count();
  });
  return button;
}

function count() {
  const left = poll.budget - given();
  for (const item of part("niches").children) {
    const has = dots[item.dataset.id] || 0;
    item.className = has ? "given" : "";
    item.querySelector("output").textContent = has;
    item.querySelector("[data-by='-1']").disabled = has <= 0;
    item.querySelector("[data-by='1']").disabled = left <= 0 || has >= poll.most;
  }
  part("left").textContent = filled(poll.words.left, { n: left });
  part("send").textContent = sent ? poll.words.again : poll.words.send;
  part("send").disabled = !group() || given() === 0;
  part("skip").disabled = !group();
}

async function send(what) {
  const body = JSON.stringify({ voter, round: poll.round, group: group(), dots: what });
  let answer;
  try {
    answer = await fetch("ballot", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Room": room },
      body,
    });
  } catch {
    say(poll.words.lost, "bad");
    return;
  }
  if (answer.ok) {
    sent = Object.keys(what).length ? "dots" : "skip";
    dots = what;
    kept.write("group", group());
    kept.write(`round ${poll.round}`, JSON.stringify({ dots, sent }));
    count();
    sayState();
  } else if (answer.status === 403) {
    expire(true);
  } else {
    const told = await answer.json().catch(() => ({}));
    say(told.said || poll.words.lost, "bad");
  }
}

part("ballot").addEventListener("submit", (event) => {
  event.preventDefault();
  send(Object.fromEntries(Object.entries(dots).filter(([, has]) => has > 0)));
});
part("skip").addEventListener("click", () => send({}));
look();
setInterval(look, EVERY);
