namespace Lantern.Faults;

/// <summary>What the writer program is told on its command line, as name=value; what is said last holds.</summary>
internal sealed class Told(IEnumerable<string> words)
{
    private readonly Dictionary<string, string> _words = words.Select(word => word.Split('=', 2))
        .GroupBy(pair => pair[0], pair => pair[1]).ToDictionary(said => said.Key, said => said.Last());

    /// <summary>The data folder.</summary>
    public string Data => _words["data"];

    /// <summary>The file to which each acknowledgement is written before the next is asked for.</summary>
    public string Journal => _words["journal"];

    /// <summary>What every command of this run begins with.</summary>
    public string Run => _words["run"];

    /// <summary>The connection string of PostgreSQL; null for SQLite.</summary>
    public string? Postgres => _words.GetValueOrDefault("postgres");

    /// <summary>How many write at once.</summary>
    public int Writers => Number("writers", 8);

    /// <summary>How many acts each writes; as many as there is time for when left out.</summary>
    public int Acts => Number("acts", int.MaxValue);

    /// <summary>A file at whose coming the writer ends by itself.</summary>
    public string? Until => _words.GetValueOrDefault("until");

    /// <summary>What PRAGMA synchronous is to be instead of FULL, for the run that must lose.</summary>
    public string? Synchronous => _words.GetValueOrDefault("synchronous");

    /// <summary>How many bytes are kept back on the disk.</summary>
    public int Reserve => Number("reserve", 0);

    private int Number(string name, int otherwise) =>
        _words.TryGetValue(name, out var text) ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
