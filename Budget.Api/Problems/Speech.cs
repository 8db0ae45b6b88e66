using System.Globalization;

namespace Budget.Api.Problems;

/// <summary>The language of who reads, with its habits for amounts, numbers and days.</summary>
internal sealed record Speech(bool IsDanish)
{
    private static readonly string[] DanishMonths =
    [
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
        "december",
    ];

    private static readonly NumberFormatInfo DanishNumbers =
        new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>As <c>lang</c> and <c>Content-Language</c> have it.</summary>
    public string Code => IsDanish ? "da" : "en";

    private NumberFormatInfo Numbers => IsDanish ? DanishNumbers : NumberFormatInfo.InvariantInfo;

    /// <summary>What <c>?language=</c> says; without it what the header <c>Accept-Language</c> says.</summary>
    public static Answer<Speech> Of(string? language, HttpContext http)
    {
        if (language is not (null or "da" or "en"))
        {
            return Problem.InvalidInput("/language", "expected da or en");
        }

        var speech = new Speech(language is null ? http.AnswersInDanish() : language == "da");
        http.Response.Headers.ContentLanguage = speech.Code;
        return speech;
    }

    public string Say(string danish, string english) => IsDanish ? danish : english;

    /// <summary><c>1.234,50 kr.</c> or <c>DKK 1,234.50</c>.</summary>
    public string Money(long minor, string currency)
    {
        var amount = ((decimal)minor / 100).ToString("N2", Numbers);
        return !IsDanish ? $"{currency} {amount}" : currency == "DKK" ? $"{amount} kr." : $"{amount} {currency}";
    }

    /// <summary>An amount at the end of a sentence; <c>kr.</c> brings its own full stop.</summary>
    public string LastMoney(long minor, string currency) => Money(minor, currency).TrimEnd('.') + ".";

    public string Count(long number) => number.ToString("N0", Numbers);

    public string Day(DateOnly day) => IsDanish
        ? $"{day.Day}. {DanishMonths[day.Month - 1]} {day.Year}"
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
