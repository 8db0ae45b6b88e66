namespace Budget.Api.Allocations;

/// <summary>A language that reasons are written in.</summary>
internal enum Language
{
    English,
    Danish,
}
