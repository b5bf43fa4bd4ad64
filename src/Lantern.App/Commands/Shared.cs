using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Commands;

/// <summary>The options and forms of answer that commands share.</summary>
internal static class Shared
{
    /// <summary>The pack used where neither the command nor the text names one.</summary>
    public const string DefaultPack = "example-hub";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Option<string?> Pack() => new("--pack") { Description = "The practice pack; overrides the one the text names." };

    public static Option<string?> PacksFolder() => new("--packs") { Description = "The folder of packs; else packs/ beside the program." };

    public static Option<bool> AsJson() => new("--json") { Description = "Answer in JSON." };

    public static Option<string?> At() => new("--at") { Description = "The moment asked about, such as 2026-04-08T09:00; else the text's own." };

    public static Node Text(string path) => Yaml.Read(File.ReadAllText(path), path);

    public static void Write(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, Json));

    public static object? SourceOf(Source? source) => source is null ? null : new { title = source.Title, where = source.Where };
}
