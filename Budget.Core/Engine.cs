namespace Budget.Core;

/// <summary>What the engine calls itself in records.</summary>
public static class Engine
{
    /// <summary>Grows whenever an outcome or its trace can differ for the same election and rule set.</summary>
    public const string Version = "1.0.0";
}
