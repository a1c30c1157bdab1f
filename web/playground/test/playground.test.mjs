// The page in a browser: PLAYGROUND names the page, CHROMIUM the browser.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const PAGE = pathToFileURL(path.resolve(process.env.PLAYGROUND)).href;
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'];

let browser;
const asked = [];

before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
});
after(() => browser.close());

/** A page that has judged what it shows, and nothing has gone wrong in it. */
async function opened(url = PAGE, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  page.setDefaultTimeout(120_000);
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => assert.fail(error));
  page.on('console', (message) => {
    if (message.type() === 'error') assert.fail(message.text());
  });
  await page.goto(url);
  await judged(page, 0);
  return page;
}

/** Waits until the page has judged more often than that. */
const judged = (page, often) => page.waitForFunction((n) => Number(document.body.dataset.judged ?? 0) > n, often);

const often = (page) => page.evaluate(() => Number(document.body.dataset.judged ?? 0));

/** Puts a text into the file that is shown. */
async function write(page, text) {
  const before = await often(page);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await judged(page, before);
}

const rules = (page) => page.locator('#findings .rule').allTextContents();

test('a finding comes while somebody types, a fix goes by a click', async () => {
  const page = await opened();
  await write(page, 'CREATE INDEX orders_customer_idx ON crm.orders (customer_id);\n');
  assert.ok((await rules(page)).includes('non-concurrent-index'));
  assert.equal(await page.locator('.cm-lintRange').count() > 0, true);
  const before = await often(page);
  await page.locator('article', { hasText: 'non-concurrent-index' }).locator('button.fix').first().click();
  await judged(page, before);
  assert.match(await page.locator('.cm-content').innerText(), /CREATE INDEX CONCURRENTLY orders_customer_idx/);
  assert.ok(!(await rules(page)).includes('non-concurrent-index'));
  await page.close();
});

test('locks and the schema are shown', async () => {
  const page = await opened();
  await write(page, 'BEGIN;\nALTER TABLE shop.orders ADD COLUMN note text;\nUPDATE shop.orders SET note = \'\';\nCOMMIT;\n');
  await page.locator('#tab-locks').click();
  const bar = page.locator('.bar').first();
  assert.match(await bar.textContent(), /ACCESS EXCLUSIVE: reads and writes wait until COMMIT/);
  assert.ok(await bar.evaluate((drawn) => drawn.getBoundingClientRect().height) > 30);
  await write(page, 'CREATE TABLE shop (id bigint PRIMARY KEY, name text NOT NULL);\n');
  await page.locator('#tab-schema').click();
  assert.match(await page.locator('#schema').innerText(), /shop/);
  await page.close();
});

test('a link carries the files', async () => {
  const page = await opened();
  await write(page, '-- ünïcode <b>\nDROP TABLE orders;\n');
  await page.locator('#share').click();
  await page.waitForFunction(() => location.hash.length > 1);
  const other = await opened(page.url());
  assert.match(await other.locator('.cm-content').innerText(), /-- ünïcode <b>\nDROP TABLE orders;/);
  assert.ok((await rules(other)).includes('dropped-table'));
  await page.close();
  await other.close();
});

test('the lists at the top write the configuration', async () => {
  const page = await opened();
  const before = await often(page);
  await page.locator('#postgres').selectOption('14');
  await judged(page, before);
  await page.getByRole('tab', { name: 'stopover.toml' }).click();
  assert.match(await page.locator('.cm-content').innerText(), /^postgres = 14\n/);
  await write(page, 'postgres = "x"\n');
  assert.match(await page.locator('#status').textContent(), /stopover\.toml:1/);
  await page.close();
});

test('examples show what their rule is about', async () => {
  const page = await opened();
  const offered = await page.locator('#example option').count();
  assert.ok(offered > 80, `only ${offered}`);
  for (const rule of ['missing-rls', 'dropped-column', 'production-data']) {
    const before = await often(page);
    await page.locator('#example').selectOption(rule);
    await judged(page, before);
    assert.ok((await rules(page)).includes(rule), rule);
  }
  await page.close();
});

test('hostile input stays text', async () => {
  const page = await opened();
  const evil = '"<img src=x onerror=document.title=1><script>document.title=1</script>"';
  await write(page, `DROP TABLE ${evil};\nALTER TABLE ${evil} ADD COLUMN a int;\n`);
  for (const tab of ['#tab-locks', '#tab-schema', '#tab-findings']) await page.locator(tab).click();
  assert.equal(await page.locator('img').count(), 0);
  assert.equal(await page.title(), 'Stopover playground');
  assert.match(await page.locator('#findings').innerText(), /<img src=x/);
  await page.close();
});

test('it goes on after the engine has given up', async () => {
  const page = await opened();
  const depth = 200_000;
  const deep = 'SELECT ' + '('.repeat(depth) + '1' + ')'.repeat(depth) + ';';
  const files = [{ name: 'migrations/0001_deep.sql', text: deep }];
  const fragment = await page.evaluate(async (given) => {
    const packed = new Blob([JSON.stringify(given)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    let units = '';
    for (const byte of bytes) units += String.fromCharCode(byte);
    return btoa(units).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  }, files);
  const before = await often(page);
  await page.evaluate((hash) => (location.hash = hash), fragment);
  await judged(page, before);
  const again = await often(page);
  await page.locator('#example').selectOption('dropped-column');
  await judged(page, again);
  assert.ok((await rules(page)).includes('dropped-column'));
  await page.close();
});

test('a phone shows all of it, in the dark too', async () => {
  const page = await opened(PAGE, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} wide`);
  await page.close();
});

test('nothing is asked of anybody', () => {
  assert.deepEqual(
    asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:') && !url.startsWith('data:')),
    [],
  );
});
