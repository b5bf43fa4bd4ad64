using Lantern.Store;

namespace Lantern.App.Pages.Privacy;

/// <summary>How the pages about alerts say a file and a finding.</summary>
public static class AlertWords
{
    /// <summary>The findings that may be chosen.</summary>
    public static IReadOnlyList<(Finding Finding, string Words)> Findings { get; } =
        [(Finding.InOrder, "In order: it was part of their work"), (Finding.SpokenTo, "Not as it should be, and the worker was spoken to"), (Finding.TakenFurther, "Taken further")];

    /// <summary>A file by its reference, never by name.</summary>
    public static string FileOf(Alert alert) => alert.File is not { } file ? "No single file" : alert.Reference ?? $"No reference, file …{file.Value[^6..]}";

    /// <summary>A finding in words.</summary>
    public static string Say(Finding finding) => Findings.First(one => one.Finding == finding).Words;
}
