using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>Somebody who may vote, without a name.</summary>
/// <param name="Row">The line of the file, from 1.</param>
/// <param name="Reference">What only the municipality can tell from whom it is; unique in the file.</param>
/// <param name="Groups">The lines on which they may vote, each once.</param>
/// <param name="AreaId">Their area in the round; null when the file does not say.</param>
/// <param name="AgeBand">Such as <c>10-14</c> or <c>80+</c>; null when the file does not say.</param>
internal sealed record RollRow(
    int Row, string Reference, ImmutableArray<LineGroup> Groups, string? AreaId, string? AgeBand);
