using System.Security.Cryptography;
using System.Text;

namespace Budget.Api.Exports.Pages;

/// <summary>How a page that leaves the house looks, on a screen, in the dark and on paper; it loads nothing.</summary>
internal static class PageStyle
{
    public const string Sheet = """
        :root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#f2f2ef;--rule:#767676;--mark:#0b5c4a}
        @media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#16181a;--soft:#23272a;--rule:#9a9a9a;
        --mark:#7fd6bf}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
        header,main,footer{max-width:60rem;margin:0 auto;padding:1rem}
        h1{font-size:1.9rem;line-height:1.2;margin:.2em 0}
        h2{font-size:1.4rem;margin:2em 0 .4em;border-bottom:2px solid var(--mark)}
        h3{font-size:1.1rem;margin:1.4em 0 .3em}
        .status{background:var(--soft);border-left:.4rem solid var(--mark);padding:.7rem 1rem;font-weight:600}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%}
        caption{text-align:left;font-weight:600;padding:.4em 0}
        th,td{text-align:left;vertical-align:top;padding:.4em .6em;border-bottom:1px solid var(--rule)}
        thead th{border-bottom-width:2px}
        .number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        dt{font-weight:600}dd{margin:0 0 .6em;overflow-wrap:anywhere}
        code{overflow-wrap:anywhere}
        a{color:var(--mark)}
        a:focus-visible,.wide:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
        @media print{:root{--ink:#000;--paper:#fff;--soft:#fff;--rule:#000;--mark:#000}
        body{font-size:10.5pt}header,main,footer{max-width:none;padding:0}.wide{overflow:visible}
        h2,h3,caption{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}
        a[href^="https"]::after{content:" (" attr(href) ")"}}
        """;

    /// <summary>Allows this one sheet and nothing else: no script, no picture, no call, no frame.</summary>
    public static string Policy { get; } = "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)))
        + "'; base-uri 'none'; form-action 'none'";
}
