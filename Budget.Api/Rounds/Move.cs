using Budget.Api.Security;

namespace Budget.Api.Rounds;

/// <summary>What a move does beside changing the state.</summary>
internal enum Act
{
    /// <summary>Nothing.</summary>
    Move,

    /// <summary>Freezes everything that decides the outcome.</summary>
    Lock,

    /// <summary>Opens the lock again, before anybody could vote.</summary>
    Unlock,

    Pause,
    Resume,

    /// <summary>Sets a later closing.</summary>
    Extend,

    /// <summary>Takes the seed of the lot from a public draw.</summary>
    DrawLot,

    /// <summary>Seals the ballots, destroys the link key and runs the rule.</summary>
    Count,

    Publish,
    Cancel,
}

/// <summary>A row of the table of <see cref="Moves"/>.</summary>
internal sealed record Move(RoundState From, RoundState To, Act Act = Act.Move)
{
    /// <summary>Whether people are owed a reason.</summary>
    public bool NeedsReason => Act is Act.Unlock or Act.Pause or Act.Resume or Act.Extend or Act.Cancel;

    /// <summary>Whether a second person has to confirm it.</summary>
    public bool NeedsTwo(Round round) => Act switch
    {
        Act.Unlock or Act.Extend or Act.DrawLot => true,
        // Two people have sealed it already; what is left is only to finish.
        Act.Count => round.SealedAt is null,
        Act.Publish => round.Settings.TwoPeoplePublish,
        Act.Cancel => !From.IsOpenToChange(),
        _ => false,
    };

    public bool IsAllowedTo(Role? role) =>
        role == Role.Finance || (role == Role.Administrator && Act == Act.Cancel);
}
