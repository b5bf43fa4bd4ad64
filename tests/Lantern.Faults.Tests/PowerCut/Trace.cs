using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lantern.Faults.Tests.PowerCut;

/// <summary>The file operations strace saw a program make, in order, with every byte.</summary>
internal static partial class Trace
{
    /// <summary>The words that run a program under strace so that its trace can be read here.</summary>
    public static IReadOnlyList<string> Into(string path) =>
    [
        "strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "1000000", "-o", path, "-e",
        "trace=write,pwrite64,pwritev,writev,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,openat",
    ];

    /// <summary>Reads what succeeded in a folder and below it.</summary>
    /// <exception cref="InvalidDataException">The program did something there that is not understood.</exception>
    public static IReadOnlyList<Operation> Read(string path, string folder)
    {
        var hidden = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(folder))
            hidden.Append(CultureInfo.InvariantCulture, $"\\x{one:x2}");
        var below = hidden.ToString();
        var (operations, unfinished, number) = (new List<Operation>(), new Dictionary<string, (int Line, string Call)>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var space = line.IndexOf(' ');
            var (thread, call) = (line[..space], line[space..].TrimStart());
            var begun = number;
            if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                unfinished[thread] = (number, call[..^"<unfinished ...>".Length]);
                continue;
            }
            if (call.StartsWith("<... ", StringComparison.Ordinal) && unfinished.Remove(thread, out var first))
                (begun, call) = (first.Line, first.Call.TrimEnd() + call[(call.IndexOf("resumed>", StringComparison.Ordinal) + "resumed>".Length)..]);
            if (call.Contains(below, StringComparison.Ordinal) && Understood(call, begun, number) is { } operation)
                operations.Add(operation);
        }
        // What was begun and never done may have reached the disk all the same.
        operations.AddRange(unfinished.Values.Where(one => one.Call.Contains(below, StringComparison.Ordinal) && one.Call.StartsWith("pwrite64", StringComparison.Ordinal))
            .Select(one => Understood(one.Call.TrimEnd().TrimEnd(',') + ") = 0", one.Line, int.MaxValue)!));
        return [.. operations.OrderBy(operation => operation.Begun)];
    }

    private static Operation? Understood(string call, int begun, int done)
    {
        if (Failed().IsMatch(call))
            return null;
        var name = call[..call.IndexOf('(')];
        var texts = Texts().Matches(call).Select(match => match.Value[1..^1]).ToList();
        return name switch
        {
            "pwrite64" => new Operation.Write(Words(texts[0]), Last(call), Bytes(texts[1]), begun, done),
            "ftruncate" => new Operation.Truncate(Words(texts[0]), Last(call), begun, done),
            "fsync" or "fdatasync" => new Operation.Sync(Words(texts[0]), begun, done),
            "unlink" => new Operation.Remove(Words(texts[0]), begun, done),
            "rename" => new Operation.Rename(Words(texts[0]), Words(texts[1]), begun, done),
            "openat" => call.Contains("O_CREAT", StringComparison.Ordinal) ? new Operation.Make(Words(texts[1]), begun, done) : null,
            _ => throw new InvalidDataException($"The trace has a {name} that is not replayed."),
        };
    }

    private static long Last(string call) => long.Parse(LastNumber().Match(call).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static string Words(string text) => Encoding.UTF8.GetString(Bytes(text));

    private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace("\\x", "", StringComparison.Ordinal));

    [GeneratedRegex(@"\) += -1 ")]
    private static partial Regex Failed();

    // Between quotation marks or, after a descriptor, between angle brackets: always \x and two digits.
    [GeneratedRegex(@"[""<](\\x[0-9a-f]{2})*["">]")]
    private static partial Regex Texts();

    [GeneratedRegex(@", (\d+)\) += ")]
    private static partial Regex LastNumber();
}
