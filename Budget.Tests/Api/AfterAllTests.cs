using Budget.Tests.Api.Hosting;

namespace Budget.Tests.Api;

/// <summary>What is left on the PostgreSQL server when all tests are over.</summary>
[SetUpFixture]
public sealed class AfterAllTests
{
    [OneTimeTearDown]
    public void DropDatabases() => TownDatabases.DropAll();
}
