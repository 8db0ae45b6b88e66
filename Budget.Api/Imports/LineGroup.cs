using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>Lines on which a voter may vote.</summary>
/// <param name="AtMost">On how many of them, from 1; null for all.</param>
/// <param name="LineIds">Each once, at least one.</param>
internal sealed record LineGroup(int? AtMost, ImmutableArray<string> LineIds);
