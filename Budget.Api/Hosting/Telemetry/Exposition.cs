using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Budget.Api.Hosting.Telemetry;

/// <summary>
/// The measures in the text format of Prometheus 0.0.4. By hand: of the exporter there is only a pre-release, and what
/// it would add is what must not be shown, a count of each route's answers.
/// </summary>
internal static class Exposition
{
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    public static string Of(Measures measures)
    {
        var families = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (measures.Owns(instrument))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) =>
            Append(families, instrument, value, labels));
        listener.Start();
        listener.RecordObservableInstruments();
        return string.Concat(families.Values);
    }

    private static void Append(
        SortedDictionary<string, StringBuilder> families, Instrument instrument, long value,
        ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var isCounter = instrument is ObservableCounter<long>;
        var name = instrument.Name.Replace('.', '_') + (isCounter ? "_total" : "");
        if (!families.TryGetValue(name, out var family))
        {
            families[name] = family = new StringBuilder(
                $"# HELP {name} {instrument.Description}\n# TYPE {name} {(isCounter ? "counter" : "gauge")}\n");
        }

        // Values of labels are words of our own: codes, states, classes.
        family.Append(name);
        foreach (var (label, word) in labels)
        {
            family.Append(CultureInfo.InvariantCulture, $"{{{label}=\"{word}\"}}");
        }

        family.Append(CultureInfo.InvariantCulture, $" {value}\n");
    }
}
