using Lantern.Practice;

namespace Lantern.App.Commands;

/// <summary>Tries the addresses the lists of the packs name, one after another; it tells no address anything but that it was asked for.</summary>
internal static class PackLinks
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static async Task<int> Try(Packs packs, CancellationToken stop)
    {
        var lines = packs.Editions.SelectMany(pack => pack.Lists.Values.Where(list => list.Pack == pack.Id))
            .SelectMany(list => list.Lines.Where(line => line.Link is not null).Select(line => (List: list, Line: line))).ToList();
        using var web = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = true, MaxAutomaticRedirections = 5 }) { Timeout = Longest };
        var dead = 0;
        foreach (var (list, line) in lines)
        {
            if (await Wrong(web, line.Link!, stop) is not { } wrong)
                continue;
            dead++;
            Console.Out.WriteLine($"{list.At.File}: '{line.Id}' leads to {line.Link}: {wrong}. Mend the link, or take it out.");
        }
        Console.Out.WriteLine($"{lines.Count} {(lines.Count == 1 ? "link" : "links")} tried, {dead} {(dead == 1 ? "does" : "do")} not answer. Write the day beside those that do, as 'checked: 2026-11-23'.");
        return dead == 0 ? 0 : 1;
    }

    private static async Task<string?> Wrong(HttpClient web, Uri link, CancellationToken stop)
    {
        try
        {
            using var answer = await web.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, stop);
            return answer.IsSuccessStatusCode ? null : $"it answers {(int)answer.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return "it cannot be reached";
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return $"it did not answer in {Longest.TotalSeconds} seconds";
        }
    }
}
