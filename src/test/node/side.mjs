// Opens pages from disk in Chromium and tells, as JSON, what a reader meets. Arguments: a JSON list of
// {"fil": path, "bilder": folder or null}.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VISNINGER = [
  { navn: 'bred-lys', width: 1280, colorScheme: 'light' },
  { navn: 'bred-moerk', width: 1280, colorScheme: 'dark' },
  { navn: 'smal-lys', width: 400, colorScheme: 'light' },
  { navn: 'smal-moerk', width: 400, colorScheme: 'dark' },
];

const profil = mkdtempSync(join(tmpdir(), 'chromium-'));
const nettleser = await chromium.launchPersistentContext(profil, {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  bypassCSP: true, // for axe, which is put into the page; the page's own rules are checked by the requests that it makes
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

async function se({ fil, bilder }) {
  const side = await nettleser.newPage();
  side.setDefaultTimeout(300_000); // the machine may be busy
  const adresse = 'file://' + fil;
  const foresporsler = [];
  const konsoll = [];
  side.on('request', r => { if (r.url() !== adresse) foresporsler.push(r.url()); });
  side.on('console', m => konsoll.push(m.text()));
  side.on('pageerror', e => konsoll.push(String(e)));
  const svar = { visninger: {} };
  for (const v of VISNINGER) {
    await side.emulateMedia({ colorScheme: v.colorScheme, media: 'screen' });
    await side.setViewportSize({ width: v.width, height: 900 });
    await side.goto(adresse);
    if (bilder && v.colorScheme === 'light') {
      await side.screenshot({ path: join(bilder, v.navn + '.png'), fullPage: true });
    }
    const bredde = await side.evaluate(() => document.documentElement.scrollWidth);
    const details = await side.locator('details').count();
    for (let i = 0; i < details && v === VISNINGER[0]; i++) {
      await side.locator('details > summary').nth(i).focus();
      await side.keyboard.press(i % 2 ? 'Space' : 'Enter');
    }
    if (v !== VISNINGER[0]) { // the keyboard is the same in all: here they are opened for the rules to see
      await side.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));
    }
    const aapne = await side.locator('details[open]').count();
    await side.evaluate(axe);
    const feil = await side.evaluate(async () => (await window.axe.run(document)).violations
      .map(f => f.id + ': ' + f.nodes.map(n => n.html.slice(0, 200)).slice(0, 3).join(' | ')));
    svar.visninger[v.navn] = { bredde, details, aapne, feil };
  }
  await side.setViewportSize({ width: 794, height: 1123 }); // A4
  await side.goto(adresse);
  await side.emulateMedia({ media: 'print' });
  svar.pdf = (await side.pdf({ format: 'A4' })).length;
  svar.utskriftsbredde = await side.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  Object.assign(svar, await side.evaluate(() => ({
    spraak: document.documentElement.lang,
    tittel: document.title,
    boks: document.querySelector('.boks')?.className ?? null,
    svar: document.querySelector('.boks .svar')?.textContent ?? null,
    tekst: document.body.textContent,
    deler: [...document.querySelectorAll('main > section')].map(s => s.id),
    elementer: Object.fromEntries(Object.entries(Object.groupBy([...document.querySelectorAll('*')], e => e.localName))
      .map(([navn, alle]) => [navn, alle.length])),
    farlig: [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
      .filter(a => a.name.startsWith('on') || /^\s*javascript:/i.test(a.value)).map(a => a.name + '=' + a.value),
    figurer: Object.fromEntries([...document.querySelectorAll('svg')].map(s => [s.getAttribute('aria-labelledby').split('-t ')[0], {
      navn: s.querySelector('title').textContent,
      beskrivelse: s.querySelector('desc').textContent,
      merker: [...s.querySelectorAll('.data')].map(m => m.querySelector('title').textContent),
    }])),
  })));
  await side.close();
  return { ...svar, foresporsler, konsoll };
}

try {
  const alle = [];
  for (const side of JSON.parse(process.argv[2])) alle.push(await se(side));
  console.log(JSON.stringify(alle));
} finally {
  await nettleser.close();
  rmSync(profil, { recursive: true, force: true });
}
