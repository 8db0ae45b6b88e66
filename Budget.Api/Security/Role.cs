namespace Budget.Api.Security;

/// <summary>What somebody may do here; whoever has none of these is the public.</summary>
internal enum Role
{
    /// <summary>A village committee or local council: brings projects of its area.</summary>
    Steward,

    /// <summary>A web site that carries the calls of voters.</summary>
    FrontEnd,

    /// <summary>Roll and codes; never results before they are counted.</summary>
    Clerk,

    /// <summary>Sets up, locks, closes, counts and publishes.</summary>
    Finance,

    /// <summary>Reads everything but the references of the roll.</summary>
    Auditor,

    /// <summary>Keys and roles.</summary>
    Administrator,

    /// <summary>Somebody on the roll, known by a code or by the municipality's token.</summary>
    Voter,
}
