using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>A project as a table or a <c>.pb</c> file describes it.</summary>
/// <param name="Row">The line of the file, from 1.</param>
/// <param name="ExternalId">What its authors call it, unique in the file; null when they do not say.</param>
/// <param name="Title">One line, never empty.</param>
/// <param name="Description">Lines that end with LF; may be empty.</param>
/// <param name="LineId">The line of the round on which it stands.</param>
/// <param name="PriceMinor">In minor units of the round's currency, at least 0.</param>
/// <param name="AreaId">Its area in the round; null when the file does not say.</param>
/// <param name="Categories">Each once, in the order of the file.</param>
internal sealed record ProjectRow(
    int Row, string? ExternalId, string Title, string Description, string LineId, long PriceMinor, string? AreaId,
    ImmutableArray<string> Categories);
