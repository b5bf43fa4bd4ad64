using System.Collections.Concurrent;
using System.Text.Json;
using Lantern.App.Tests.Walks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Lantern.App.Tests.Site;

/// <summary>What the program's log says of what was refused and of what broke, and that it says nothing of a child.</summary>
public sealed class LogTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task What_is_refused_is_logged_with_who_where_and_what_came_of_it()
    {
        using var log = new Kept();
        hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var file = await hub.Worried(given: "Zephyrine", family: "Canarybird");
        using var stranger = await Wire.For(hub, "education");
        await stranger.Get($"/files/{file}");
        await stranger.Get($"/files/{file}/entries/none%0d%0aforged");
        await stranger.Get("/files/not%0d%0aan-id?Canarybird=1");
        await stranger.Post("/find", [("looked", "Zephyrine Canarybird"), ("__RequestVerificationToken", "forged")]);
        await stranger.Get("/hub");
        var lines = log.Lines("Lantern.Refused");
        Assert.Equal(
            [
                $"GET files/{{file}} of file {file} by education: 404", $"GET files/{{file}}/entries/{{code}} of file {file} by education: 404",
                "GET files/{file} of file none by education: 404", "POST find of file none by education: 400", "GET hub of file none by education: 404",
            ],
            lines);
        Assert.DoesNotContain(log.All, line => line.Contains("Canarybird", StringComparison.OrdinalIgnoreCase) || line.Contains("Zephyrine", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_breaks_is_logged_and_the_page_says_nothing_of_it()
    {
        await using var broken = new DemoHub();
        await broken.InitializeAsync();
        using var log = new Kept();
        broken.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        using var wire = await Wire.For(broken, "hub-manager");
        broken.Store.Dispose();
        var answer = await wire.Get("/");
        Assert.True((int)answer.Status >= 500, $"{(int)answer.Status}");
        foreach (var word in (string[])["Exception", "Lantern.Store", " at ", ".cs", "ObjectDisposed", "SELECT"])
            Assert.DoesNotContain(word, System.Text.RegularExpressions.Regex.Replace(answer.Body, "<[^>]*>", ""), StringComparison.Ordinal);
        Assert.Empty(answer.HeaderFaults());
        Assert.Contains(log.All, line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_line_is_one_event_with_its_time_in_utc()
    {
        using var writer = new StringWriter();
        var json = hub.Services.GetServices<ConsoleFormatter>().Single(one => one.Name == ConsoleFormatterNames.Json);
        var entry = new LogEntry<string>(LogLevel.Warning, "Lantern.SignIn", default, "sign-in by x\r\n{\"forged\": true}", null, (state, _) => state);
        json.Write(entry, null, writer);
        var line = writer.ToString();
        Assert.Equal(line.Length - Environment.NewLine.Length, line.IndexOf('\n', StringComparison.Ordinal));
        var read = JsonDocument.Parse(line).RootElement;
        Assert.Equal("sign-in by x\r\n{\"forged\": true}", read.GetProperty("Message").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", read.GetProperty("Timestamp").GetString());
        Assert.Contains(hub.Services.GetServices<ILoggerProvider>(), one => one is ConsoleLoggerProvider);
    }

    [Fact]
    public void What_breaks_is_logged_by_its_sort_and_place_and_never_with_its_words()
    {
        var forms = hub.Services.GetServices<ConsoleFormatter>().ToList();
        Assert.Contains(forms, one => one.Name == ConsoleFormatterNames.Json);
        foreach (var form in forms)
        {
            using var writer = new StringWriter();
            var entry = new LogEntry<string>(LogLevel.Error, "Lantern.Broken", default, "An unhandled exception", Broken(), (state, failure) => $"{state} {failure?.Message}");
            form.Write(entry, null, writer);
            var line = writer.ToString();
            foreach (var said in (string[])["An unhandled exception", nameof(FormatException), nameof(InvalidDataException), nameof(AggregateException), nameof(Broken)])
                Assert.Contains(said, line, StringComparison.Ordinal);
            Assert.DoesNotContain("Canarybird", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Zephyrine", line, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static FormatException Broken()
    {
        try
        {
            throw new FormatException("“Zephyrine” is not a number", new AggregateException("Canarybird", new InvalidDataException("Canarybird")));
        }
        catch (FormatException failure)
        {
            return failure;
        }
    }

    private sealed class Kept : ILoggerProvider
    {
        private readonly ConcurrentQueue<(string Category, string Line)> _lines = new();

        public IEnumerable<string> All => _lines.Select(one => one.Line);

        public List<string> Lines(string category) => [.. _lines.Where(one => one.Category == category).Select(one => one.Line)];

        public ILogger CreateLogger(string categoryName) => new Into(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Into(Kept kept, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                kept._lines.Enqueue((category, $"{formatter(state, exception)}{exception}"));
        }
    }
}
