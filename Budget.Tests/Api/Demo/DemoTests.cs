using Budget.Tests.Api.Commands;

namespace Budget.Tests.Api.Demo;

public sealed class DemoTests
{
    [Test]
    public void The_demo_walks_to_a_published_result_whose_bundle_can_be_verified()
    {
        var zip = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".zip");
        try
        {
            var demo = Started.With(["demo", "--exit", "--url", "http://127.0.0.1:0", "--bundle", zip], "C");
            Assert.That(demo.ExitCode, Is.Zero, demo.Error);
            Assert.That(demo.Out, Does.Contain("This is a recommendation; the council has not decided yet."));
            Assert.That(
                string.Join(" ", demo.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                Does.Contain("although 8 recommended projects have fewer votes"));
            Assert.That(demo.Out, Does.Not.Contain("pbk_"), "no key is shown that outlives the demo");
            var verified = Answered.To("verify", zip);
            Assert.That(verified.ExitCode, Is.Zero, verified.Out);
            Assert.That(verified.Out, Does.Contain("2 of 2 lines were recounted"));
        }
        finally
        {
            File.Delete(zip);
        }
    }

    [Test]
    public void A_port_that_is_taken_is_named_and_nothing_is_thrown()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var demo = Started.With(["demo", "--exit", "--url", $"http://{taken.LocalEndpoint}"], "C");
        Assert.That(demo.ExitCode, Is.EqualTo(2));
        Assert.That(demo.Error, Does.Contain("address already in use").And.Not.Contain("   at "));
    }
}
