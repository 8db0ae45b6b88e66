using System.Text.Json;
using System.Text.Json.Serialization;
using Budget.Api.Hosting;
using Budget.Api.Problems;

namespace Budget.Api.Storage;

/// <summary>
/// The memory of one call: what its write answers is kept in the transaction of the write, so that no crash comes
/// between the two; when the call comes again, the write is not done and answers what it answered before. Everything
/// a handler says follows from what its write answered, and so it says the same again.
/// </summary>
internal sealed class CallMemory
{
    // Null is written, since a record asks for each of its members.
    private static readonly JsonSerializerOptions Format = new(WireFormat.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    private readonly RememberedCall _call;
    private readonly DateTimeOffset _now;
    private readonly bool _keepsValue;

    private CallMemory(RememberedCall call, DateTimeOffset now, bool keepsValue, bool isRepeat) =>
        (_call, _now, _keepsValue, IsRepeat) = (call, now, keepsValue, isRepeat);

    /// <summary>Whether the call was done before.</summary>
    public bool IsRepeat { get; }

    /// <summary>For a call that comes for the first time.</summary>
    /// <param name="id">Of its caller and its key.</param>
    /// <param name="fingerprint">Of what it asks for.</param>
    /// <param name="keepsValue">Whether what its write answers may lie in the database.</param>
    /// <param name="now">When it comes.</param>
    public static CallMemory OfFirst(string id, string fingerprint, bool keepsValue, DateTimeOffset now) =>
        new(new(id, fingerprint, null), now, keepsValue, isRepeat: false);

    /// <summary>For a call that comes again.</summary>
    public static CallMemory OfRepeat(RememberedCall call) =>
        new(call, default, keepsValue: false, isRepeat: true);

    /// <summary>The work, and the memory of its answer; a refusal did nothing and is not remembered.</summary>
    public Func<Session, Answer<T>> Around<T>(Func<Session, Answer<T>> work)
        where T : class => session =>
    {
        var answer = work(session);
        return answer.Problem is not null || Keeping(answer.Value!).Insert(session, _now)
            ? answer
            : new Problem(ProblemType.IdempotencyInProgress, "The same call is at work elsewhere; repeat it.");
    };

    /// <summary>What the write answered before.</summary>
    public Answer<T> Recall<T>()
        where T : class => Read<T>() is { } value ? value : new Problem(ProblemType.AlreadyDelivered,
            "The call was done; its answer left once and is not kept. Read what it made, or ask with another key.");

    private RememberedCall Keeping<T>(T value) =>
        _keepsValue ? _call with { Value = JsonSerializer.Serialize(value, Format) } : _call;

    // What an older version of the program kept may have another shape; then it is as good as not kept.
    private T? Read<T>()
        where T : class
    {
        try
        {
            return _call.Value is null ? null : JsonSerializer.Deserialize<T>(_call.Value, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
