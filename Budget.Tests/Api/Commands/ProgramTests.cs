using System.Text;

namespace Budget.Tests.Api.Commands;

/// <summary>The program itself, started as a process.</summary>
public sealed class ProgramTests
{
    [TestCase("da_DK.UTF-8")]
    [TestCase("tr_TR.ISO-8859-9")]
    [TestCase("C")]
    public void The_program_writes_UTF_8_wherever_it_runs(string language)
    {
        var started = Started.With(["compare", "Budget.Api/Examples/aars.pb"], language);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(started.ExitCode, Is.Zero, started.Error);
            Assert.That(started.Out, Does.Contain("Bænke og lys langs Banestien").And.Contain("·"));
            Assert.That(started.Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), Is.False);
            Assert.That(started.Out, Does.Not.Contain('\r').And.Not.Contain('\u001B'));
        }
    }

    [Test]
    public void The_exit_code_reaches_the_shell()
    {
        var started = Started.With(["allocate", "nowhere.pb"], "C");
        Assert.That((started.ExitCode, started.Out), Is.EqualTo((2, "")));
        Assert.That(started.Error.TrimEnd(), Does.EndWith("nowhere.pb: There is no such file."));
    }
}
