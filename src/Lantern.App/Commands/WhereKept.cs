using System.CommandLine;
using System.Globalization;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Keys;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary>Where a hub is kept, as every command and the web application are told: by options, and by the environment.</summary>
public static class WhereKept
{
    /// <summary>The environment variable that names the PostgreSQL of the hub.</summary>
    public const string Database = "LANTERN_DATABASE";

    /// <summary>The environment variable that holds the keys themselves.</summary>
    public const string KeysText = "LANTERN_KEYS";

    /// <summary>The environment variable that names the file of keys.</summary>
    public const string KeysFile = "LANTERN_KEYS_FILE";

    /// <summary>The environment variable that holds the command whose output is the keys.</summary>
    public const string KeysCommand = "LANTERN_KEYS_COMMAND";

    /// <summary>The environment variable that names the witness's folder.</summary>
    public const string WitnessFolder = "LANTERN_WITNESS";

    /// <summary>The environment variable that says by how many minutes the clock may move while the program runs.</summary>
    public const string ClockStep = "LANTERN_CLOCK_STEP_MINUTES";

    /// <summary>The environment variable that says how many days after the last entry a start is still believed.</summary>
    public const string ClockQuiet = "LANTERN_CLOCK_QUIET_DAYS";

    /// <summary>The environment variable that says how many megabytes are kept back on the disk.</summary>
    public const string Reserve = "LANTERN_RESERVE_MB";

    internal static readonly Option<string?> Data = new("--data") { Description = "The folder the record is kept in; else ./data." };
    internal static readonly Option<string?> Keys = new("--keys") { Description = "The file of the hub's keys; else the file beside the data folder." };
    internal static readonly Option<string?> Witness = new("--witness") { Description = "The folder every signed checkpoint is dropped in, best in another agency." };

    /// <summary>Lets a command be told where its hub is kept.</summary>
    internal static T On<T>(T command) where T : Command
    {
        foreach (var option in (Option[])[Data, Keys, Witness])
            command.Options.Add(option);
        return command;
    }

    /// <summary>Where the hub of a command is kept.</summary>
    /// <exception cref="UnreadableException">What was said contradicts itself.</exception>
    internal static Premises Of(ParseResult parsed) =>
        Of(parsed.GetValue(Data), parsed.GetValue(Keys), parsed.GetValue(Witness), Environment.GetEnvironmentVariable);

    /// <summary>Where a hub is kept.</summary>
    /// <param name="data">The data folder; null for ./data.</param>
    /// <param name="keys">The file of keys, where a command names one.</param>
    /// <param name="witness">The witness's folder, where a command names one.</param>
    /// <param name="environment">The environment's variables by name.</param>
    /// <exception cref="UnreadableException">What was said contradicts itself.</exception>
    public static Premises Of(string? data, string? keys, string? witness, Func<string, string?> environment)
    {
        string? Said(string name) => environment(name) is { } said && !string.IsNullOrWhiteSpace(said) ? said : null;
        var folder = Path.GetFullPath(data ?? "data");
        witness ??= Said(WitnessFolder);
        if (witness is not null && IsIn(witness, folder))
            throw Wrong("--witness", "The witness's folder lies in the data folder, so whoever changes the record could change what was witnessed. Name one that another agency keeps.");
        return new Premises(folder)
        {
            Postgres = Said(Database),
            Keys = Source(folder, [("--keys", keys), (KeysFile, Said(KeysFile)), (KeysText, Said(KeysText)), (KeysCommand, Said(KeysCommand))]),
            Witness = witness is null ? null : Path.GetFullPath(witness),
            Clock = new ClockLimits
            {
                Step = Duration.FromMinutes(Number(ClockStep, Said(ClockStep), 1, 1440) ?? 10),
                Quiet = Duration.FromDays(Number(ClockQuiet, Said(ClockQuiet), 1, 3660) ?? 31),
            },
            Reserve = (Number(Reserve, Said(Reserve), 0, 10_240) ?? 32) * 1024L * 1024L,
        };
    }

    private static KeySource Source(string folder, (string Name, string? Value)[] named)
    {
        var said = named.Where(one => one.Value is not null).ToList();
        if (said.Count > 1)
            throw Wrong(said[1].Name, $"The keys come from one place, and {string.Join(" and ", said.Select(one => one.Name))} each name one. Leave out all but one.");
        if (said is not [(var name, { } value)])
            return Premises.BesideOf(folder);
        if (name == KeysText)
            return new KeySource.Text(value);
        if (name == KeysCommand)
            return new KeySource.Command(value);
        if (IsIn(value, folder))
            throw Wrong(name, "The keys lie in the data folder, so whoever took it could read it. Keep them apart from it.");
        return new KeySource.File(Path.GetFullPath(value));
    }

    private static int? Number(string name, string? said, int least, int most) => said is null ? null
        : int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, $"{name} is a whole number from {least} to {most}.");

    private static bool IsIn(string path, string folder) =>
        $"{Path.GetFullPath(path)}{Path.DirectorySeparatorChar}".StartsWith($"{Path.TrimEndingDirectorySeparator(folder)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static UnreadableException Wrong(string at, string words) => new(new Place(at, 0, 0), words);
}
