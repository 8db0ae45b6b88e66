using System.Reflection;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace Budget.Tests.Api.Hosting;

/// <summary>
/// Runs the tests of a class twice: with towns that keep everything in a file, and with towns on a PostgreSQL server.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnBothStoresAttribute : NUnitAttribute, IFixtureBuilder2, ITestAction
{
    private const string Store = "Store";
    private const string Postgres = "PostgreSQL";
    private const string Reason = $"SKIPPED: {TownDatabases.Variable} names no PostgreSQL server.";

    /// <summary>Whether the tests are about the server alone.</summary>
    public bool OnlyOnServer { get; init; }

    public ActionTargets Targets => ActionTargets.Suite;

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => BuildFrom(typeInfo, new Everything());

    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter)
    {
        var builder = new NUnitTestFixtureBuilder();
        if (!OnlyOnServer)
        {
            yield return builder.BuildFrom(typeInfo, filter);
        }

        var onServer = new TestFixtureParameters { TestName = $"{typeInfo.Name}({Postgres})" };
        onServer.Properties.Set(Store, Postgres);
        if (TownDatabases.Server is null)
        {
            onServer.RunState = RunState.Ignored;
            onServer.Properties.Set(PropertyNames.SkipReason, Reason);
        }

        yield return builder.BuildFrom(typeInfo, filter, onServer);
    }

    public void BeforeTest(ITest test) => TownDatabases.AreUsed = test.Properties.Get(Store) is Postgres;

    public void AfterTest(ITest test) => TownDatabases.AreUsed = false;

    private sealed class Everything : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, MethodInfo method) => true;
    }
}
