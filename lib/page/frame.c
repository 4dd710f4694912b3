/* The page around a report: one file with no address outside itself. The content security policy allows inline style and
 * data images and nothing else; light, dark and print come from the style sheet alone. */
#include "coco/page.h"

static const char policy[] = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

static const char style[] =
    ":root{color-scheme:light "
    "dark;--ink:#1c2733;--muted:#5b6773;--paper:#ffffff;--soft:#f4f6f8;--line:#d5dbe1;--accent:#0b4f8a;--track:#eef1f4}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,'Segoe UI','DejaVu Sans',Arial,sans-serif}\n"
    "main{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem;overflow-x:clip}\n"
    "header{border-bottom:3px solid var(--accent);margin-bottom:1.5rem;padding-bottom:.75rem}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}\n"
    "h2{font-size:1.35rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}\n"
    "h3{font-size:1rem;margin:1.5rem 0 .4rem}\n"
    "p{margin:.4rem 0;max-width:48rem}\n"
    "header p,.note{color:var(--muted);font-size:.875rem}\n"
    "a{color:var(--accent)}\n"
    "nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.75rem 0 0;padding:0;font-size:.9rem}\n"
    ".cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1rem;margin:0;padding:0;list-style:none}\n"
    ".cards li{background:var(--soft);border-left:4px solid var(--accent);padding:.75rem 1rem;border-radius:0 .4rem .4rem 0}\n"
    ".cards .name{display:block;font-size:.875rem;color:var(--muted)}\n"
    ".cards .value{display:block;font-size:2.1rem;line-height:1.2;font-weight:650;font-variant-numeric:tabular-nums}\n"
    ".cards .about{display:block;font-size:.8125rem;color:var(--muted)}\n"
    ".lead{font-weight:600}\n"
    "figure{display:inline-block;vertical-align:top;width:calc(50% - 1.5rem);margin:1rem 1.25rem .5rem 0}\n"
    "figcaption{font-weight:600;margin-bottom:.5rem}\n"
    ".chart{display:block;width:100%;max-width:38rem;height:auto}\n"
    ".chart .t{fill:var(--ink)}.chart .m{fill:var(--muted)}.chart .s{font-weight:600}\n"
    ".chart .track{fill:var(--track)}.chart .ink{stroke:var(--ink)}.chart .halo{stroke:var(--paper)}\n"
    ".chart .band{fill:var(--line)}.chart .open{fill:var(--paper);stroke:var(--accent)}\n"
    "img.chart{background:#fff;padding:.25rem}.logo{display:block;max-height:4rem;max-width:16rem;margin-bottom:.75rem}\n"
    ".seg{stroke:#ffffff;stroke-width:.5}\n"
    ".legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;list-style:none;margin:.25rem 0 .75rem;padding:0;font-size:.8125rem}\n"
    ".legend svg{margin-right:.35rem;vertical-align:-1px}\n"
    ".scroll{display:inline-block;vertical-align:top;max-width:100%;overflow-x:auto;margin:.25rem 2.5rem 1rem 0}\n"
    ".scroll:focus-visible{outline:2px solid var(--accent);outline-offset:-2px}\n"
    "details{margin:.25rem 0 1rem}summary{font-weight:600;font-size:.875rem;padding:.25rem 0;cursor:pointer}\n"
    "table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums;min-width:18rem}\n"
    "caption{text-align:left;font-weight:600;padding:.25rem 0 .4rem;caption-side:top}\n"
    "th,td{padding:.3rem .75rem .3rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}\n"
    "thead th{border-bottom:2px solid var(--ink);vertical-align:bottom;font-weight:600;max-width:9rem}\n"
    "tbody th{font-weight:400}\n"
    "td.r,th.r{text-align:right;padding-left:.75rem;padding-right:.25rem}\n"
    "td.m,th.m{padding-left:1rem}\n"
    "td.m{min-width:9rem}.many td.m{min-width:7rem}\n"
    "td .ci{display:block;color:var(--muted);font-size:.75rem;white-space:nowrap}\n"
    ".few td{white-space:nowrap}.few td .ci{display:inline;margin-left:.5rem}td.m,.few td.m,td.m .ci{white-space:normal}\n"
    ".many{font-size:.75rem}.many th,.many td,.many td.r,.many th.r{padding-left:.3rem;padding-right:.2rem}.many td "
    ".ci{font-size:.6875rem}\n"
    ".many tbody th{min-width:4.5rem}@media (min-width:40rem){tbody th.k{white-space:nowrap}}\n"
    ".flag{font-size:.75rem;font-weight:600;border:1px solid currentColor;border-radius:.2rem;padding:0 .25rem;margin-left:.25rem}\n"
    ".method{background:var(--soft);padding:.5rem 1rem 1rem;border-radius:.4rem;margin-top:2.5rem;font-size:.875rem}\n"
    ".method h2{border:0;margin:.25rem 0 .25rem;padding:0;font-size:1.1rem}\n"
    ".method ul{padding-left:1.1rem;margin:.4rem 0}\n"
    ".method li{margin:.3rem 0}\n"
    ".digest{overflow-wrap:anywhere}\n"
    "@media (prefers-color-scheme:dark){\n"
    ":root{--ink:#e6ebf0;--muted:#a3afbb;--paper:#12171d;--soft:#1b222a;--line:#35404b;--accent:#6db3f2;--track:#232c35}\n"
    ".b-all{fill:#6db3f2}.b-avm{fill:#3d9bd9}.b-cci{fill:#f08a3c}.b-other{fill:#93a0ad}\n"
    ".s-0{fill:#6db3f2}.s-1{fill:#f2a35e}.s-2{fill:#b3bdc7}.s-3{fill:#c9a6e4}.l-0{stroke:#6db3f2}.l-1{stroke:#f2a35e}"
    ".l-2{stroke:#b3bdc7}.l-3{stroke:#c9a6e4}\n"
    ".chart .halo{stroke:#12171d}.seg{stroke:#8a96a3}\n"
    "}\n"
    "@media (max-width:52rem){figure{display:block;width:auto;margin-right:0}}\n"
    "@media (max-width:32rem){h1{font-size:1.5rem}.cards{grid-template-columns:1fr 1fr;gap:.6rem}.cards li{padding:.6rem .7rem}"
    ".cards .value{font-size:1.6rem}.few td .ci{display:block;margin:0}td.r,th.r{padding-left:.3rem}}\n"
    "@media screen and (max-width:52rem){.scroll:has(>.stack){display:block;margin-right:0}.stack,.stack tbody,.stack tr,.stack th,.stack "
    "td{display:block}.stack thead{display:none}.stack tr{padding:.4rem 0;border-bottom:1px solid var(--line)}.stack tbody "
    "th,.stack td,.stack td.m{border:0;padding:.1rem 0}.stack tbody th{font-weight:600}.stack "
    "[data-label]::before{content:attr(data-label) "
    "\": \";color:var(--muted)}}\n"
    "@media print{\n"
    "@page{margin:15mm}\n"
    /* a caption asks for as much room as it and some rows take, and gives it back: break-after is not heeded within tables */
    "caption{break-inside:avoid;padding-bottom:7rem;margin-bottom:-6.6rem}\n"
    ":root{color-scheme:light;--ink:#000;--muted:#444;--paper:#fff;--soft:#fff;--line:#bbb;--accent:#0b4f8a;--track:#eef1f4}\n"
    "body{font-size:10pt}main{max-width:none;padding:0;overflow-x:visible}figure{display:block;width:auto;margin-right:0}nav{display:none}."
    "scroll{overflow:visible;display:block;margin-right:0}\n"
    "details:not(.long)::details-content{content-visibility:visible;height:auto}summary{list-style:none;break-after:avoid}"
    ".long:not([open])>:not(summary){display:none}.long:not([open])>summary{break-after:auto}\n"
    "table{font-size:8pt}th,td,td.r,th.r{padding-right:.3rem;padding-left:0}td .ci,.few td .ci{display:block;margin:0;font-size:7pt}\n"
    ".many{font-size:6.5pt}.many td .ci{font-size:5.5pt}td.m,.many td.m{min-width:0}.many tbody th{min-width:0}\n"
    ".chart,.cards li,.method,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}\n"
    ".chart{max-width:13cm}.cards{grid-template-columns:repeat(4,1fr)}\n"
    "figure,tr,.cards "
    "li{break-inside:avoid}h2,h3,caption,figcaption{break-after:avoid}thead{display:table-header-group;break-after:avoid}tbody "
    "tr:nth-child(-n+3),tbody tr:nth-last-child(-n+2){break-before:avoid}table:not(:has(tbody tr:nth-child(9))){break-inside:avoid}\n"
    ".b-all{fill:#0b4f8a}.b-avm{fill:#0072B2}.b-cci{fill:#D55E00}.b-other{fill:#6b7785}.seg{stroke:#fff}\n"
    ".s-0{fill:#0b4f8a}.s-1{fill:#9a4100}.s-2{fill:#6b7785}.s-3{fill:#7a5195}.l-0{stroke:#0b4f8a}.l-1{stroke:#9a4100}"
    ".l-2{stroke:#6b7785}.l-3{stroke:#7a5195}\n"
    "}\n";

static void meta(struct coco_html *h, const char *name, const char *value, const char *content)
{
	coco_html_tag(h, "meta");
	coco_html_attrs(h, name, value);
	coco_html_attrs(h, "content", content);
	coco_html_end(h);
}

void coco_page_begin(struct coco_html *h, const struct coco_page *page, struct coco_str css)
{
	coco_html_static(h, "<!DOCTYPE html>\n");
	coco_html_tag(h, "html");
	coco_html_attrs(h, "lang", coco_langs[page->lang >= 0 && page->lang < COCO_LANGS ? page->lang : 0]);
	coco_html_tag(h, "head");
	coco_html_tag(h, "meta");
	coco_html_attrs(h, "charset", "utf-8");
	coco_html_end(h);
	meta(h, "http-equiv", "Content-Security-Policy", policy);
	meta(h, "name", "viewport", "width=device-width, initial-scale=1");
	meta(h, "name", "color-scheme", "light dark");
	coco_html_leaf(h, "title", NULL, page->title);
	coco_html_tag(h, "style");
	coco_html_static(h, "\n");
	coco_html_static(h, style);
	coco_buf_str(h->out, coco_str_sub(css, 0, coco_str_find(css, COCO_STR("<"), 0)));
	coco_html_end(h);
	coco_html_end(h);
	coco_html_tag(h, "body");
	coco_html_tag(h, "main");
}

void coco_page_end(struct coco_html *h)
{
	while (h->depth) {
		coco_html_end(h);
	}
}

void coco_data_uri(struct coco_buf *out, const char *type, struct coco_str bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	coco_buf_printf(out, "data:%s;base64,", type);
	for (size_t i = 0; i < bytes.n; i += 3) {
		unsigned long group = 0;
		for (size_t k = 0; k < 3; k++) {
			group = group << 8 | (i + k < bytes.n ? (unsigned char)bytes.s[i + k] : 0);
		}
		for (size_t k = 0; k < 4; k++) {
			coco_buf_putc(out, i + k > bytes.n ? '=' : digits[group >> (18 - 6 * k) & 63]);
		}
	}
}
