using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Lantern.App.Tests.Walks;

/// <summary>Broken requests at every endpoint and by every method, byte by byte: none breaks anything, none writes in part, none takes long.</summary>
[Collection(Alone.Name)]
public sealed class RawRequestTests(WalkHub walk, ITestOutputHelper output) : IClassFixture<WalkHub>
{
    private const int Seed = 20260407;
    private static readonly int Most = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 3_000 : 600;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan MostCpu = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Broken_requests_break_nothing_and_write_nothing_in_part()
    {
        using var wire = await Wire.For(walk.Hub, "hub-manager");
        var paths = (await PageList.Of(walk)).Where(page => page.Template is not "/sign-out").SelectMany(page => page.Addresses).Distinct().ToList();
        var raw = new RawRequest(Seed, walk.Hub.Address.Authority, wire.Cookies, wire.Token);
        var (ink, answers, faults) = (await walk.Ink(), new Dictionary<int, int>(), new List<string>());
        for (var i = 0; i < Most && faults.Count < 20; i++)
        {
            var path = paths[i % paths.Count];
            var request = raw.Next(path);
            var (watch, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var (status, answer) = await Send(request);
            answers[status] = answers.GetValueOrDefault(status) + 1;
            var after = await walk.Ink();
            // Other tests run beside this one: only what is slow three times is slow itself.
            var isSlow = Stopwatch.GetElapsedTime(watch) > MostCpu && Environment.CpuUsage.TotalTime - cpu > MostCpu && await IsSlow(request) && await IsSlow(request);
            if (Fault(status, answer, ink, after, isSlow) is { } fault)
                faults.Add($"request {i} at {path}: {fault}\n{Encoding.Latin1.GetString(request)[..Math.Min(600, request.Length)]}\n  {answer[..Math.Min(300, answer.Length)]}");
            ink = isSlow ? await walk.Ink() : after;
        }
        output.WriteLine($"{Most:N0} requests: {string.Join(", ", answers.OrderBy(one => one.Key).Select(one => $"{(one.Key == 0 ? "closed" : one.Key)} {one.Value}"))}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(answers.GetValueOrDefault(200) + answers.GetValueOrDefault(302) + answers.GetValueOrDefault(404) > Most / 6, "They are broken too much to come far.");
        Assert.True(answers.GetValueOrDefault(400) > Most / 8, "They are not broken enough.");
        Assert.Equal(System.Net.HttpStatusCode.OK, (await wire.Get("/")).Status);
    }

    private static string? Fault(int status, string answer, (int, int) before, (int, int) after, bool isSlow)
    {
        // 505 is the server's own word for a version of HTTP it does not speak.
        if (status is >= 500 and not 505)
            return $"answered {status}";
        if (status is not (302 or 204) && before != after)
            return $"was refused ({status}) and still wrote: {before} became {after}";
        if (isSlow)
            return $"took more than {MostCpu.TotalSeconds} s, three times";
        return answer.Contains("   at Lantern", StringComparison.Ordinal) || answer.Contains("Exception", StringComparison.Ordinal) ? "says what failed inside" : null;
    }

    private async Task<bool> IsSlow(byte[] request)
    {
        var (watch, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Send(request);
        return Stopwatch.GetElapsedTime(watch) > MostCpu && Environment.CpuUsage.TotalTime - cpu > MostCpu;
    }

    /// <summary>The status of what came back, 0 where the connection was only closed.</summary>
    private async Task<(int Status, string Answer)> Send(byte[] request)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(walk.Hub.Address.Host, walk.Hub.Address.Port);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var answer = new MemoryStream();
        try
        {
            await socket.SendAsync(request, patience.Token);
            // What was cut short gets no more: the server must not wait for it for ever. Sooner, it would take us for gone.
            if (!await Task.Run(() => socket.Poll(Patience, SelectMode.SelectRead)))
                socket.Shutdown(SocketShutdown.Send);
            var some = new byte[16 * 1024];
            for (int read; (read = await socket.ReceiveAsync(some, patience.Token)) > 0;)
                answer.Write(some, 0, read);
        }
        catch (SocketException)
        {
            // Closed before all was sent: an answer too.
        }
        var text = Encoding.Latin1.GetString(answer.ToArray());
        return (text.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? int.Parse(text.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0, text);
    }
}
