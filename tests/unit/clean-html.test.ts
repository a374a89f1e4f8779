import { describe, expect, test } from 'vitest';
import { cleanSection, plainSummary, textOf } from '#app/domain/catalogue/clean-html.server.ts';

describe('cleanSection', () => {
  test.each([
    [
      'scripts and handlers',
      '<p onclick="x()">text<script>alert(1)</script><img src=x onerror=alert(1)></p>',
      '<p>text</p>',
    ],
    ['javascript links', '<p><a href="java&#10;script:alert(1)">go</a></p>', '<p>go</p>'],
    ['unfilled templates', '<p>See <a href="{{ site.baseurl }}/a.pdf">rules</a></p>', '<p>See rules</p>'],
    [
      'live links',
      '<p><a href="www.epa.gov/x" target="_blank" onclick="y">EPA</a></p>',
      '<p><a href="https://www.epa.gov/x" rel="nofollow noopener noreferrer">EPA</a></p>',
    ],
    ['described pictures', '<p><img src="/a.png" alt="Key dates"> x</p>', '<p><em>[Image: Key dates]</em> x</p>'],
    ['pictures named by their file', '<p>text<img src="/a.png" alt="image002.png"></p>', '<p>text</p>'],
    ['hard spaces and empty paragraphs', '<p>&nbsp;</p><p>a&nbsp;b</p><p><strong> </strong></p>', '<p>a b</p>'],
    ['divisions used as paragraphs', '<div><div>a</div><div>b</div></div>', '<p>a</p><p>b</p>'],
    ['answers of a form', '<p>true</p>', ''],
    ['word processor comments', '<p><!-- [if !supportLists]-->- See<!--[endif]--></p>', '<p>- See</p>'],
    ['the heading the page writes itself', '<h1>Rules</h1><h2>Who</h2><p>a</p>', '<h3>Who</h3><p>a</p>'],
    [
      'headings without an order',
      '<h4>A</h4><p>a</p><h1>B</h1><p>b</p><h6>C</h6><p>c</p>',
      '<h3>A</h3><p>a</p><h3>B</h3><p>b</p><h4>C</h4><p>c</p>',
    ],
    ['bold lines as headings', '<p><strong>Who may enter:</strong></p><p>a</p>', '<h3>Who may enter</h3><p>a</p>'],
    [
      'tables that may be wider than the page',
      '<table style="width:900px"><tr><td colspan="2" width="9"><p><strong>Phase</strong></p></td></tr></table>',
      '<div class="table-scroll" tabindex="0"><table><tr><td colspan="2"><p><strong>Phase</strong></p></td></tr></table></div>',
    ],
  ])('%s', (_, html, expected) => expect(cleanSection(html)).toBe(expected));

  test('cleaning what was cleaned changes nothing', () => {
    const once = cleanSection('<h1>A</h1><p>1 &lt; 2 &amp; 3</p><ul><li>x</li></ul>');
    expect(cleanSection(once)).toBe(once);
    expect(textOf(once)).toBe('A 1 < 2 & 3 x');
  });
});

test('a summary is cut between words and leaves headings out', () => {
  const summary = plainSummary([`<h3>Title</h3><p>${'word '.repeat(100)}</p>`]);
  expect(summary).toMatch(/^(word )+word…$/);
  expect(summary.length).toBeLessThanOrEqual(281);
});
