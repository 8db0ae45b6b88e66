namespace Budget.Api.Problems;

/// <summary>Either what was asked for, or why there is none.</summary>
internal readonly record struct Answer<T>(T? Value, Problem? Problem)
    where T : class
{
    public static implicit operator Answer<T>(T value) => new(value, null);
    public static implicit operator Answer<T>(Problem problem) => new(null, problem);

    /// <summary>The same refusal, or what a function makes of the value.</summary>
    public Answer<TNext> Then<TNext>(Func<T, Answer<TNext>> next)
        where TNext : class => Problem is { } problem ? problem : next(Value!);

    /// <summary>The same answer, or a refusal that the value gives rise to.</summary>
    public Answer<T> Unless(Func<T, Problem?> refusal) =>
        Problem is null && refusal(Value!) is { } found ? found : this;
}
