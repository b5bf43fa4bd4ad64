namespace Lantern.App.Accounts;

/// <summary>What a browser says of itself, in a few words somebody recognises: "Firefox on Windows".</summary>
internal static class Device
{
    // The first that fits: browsers name those they descend from as well.
    private static readonly (string Sign, string Words)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung browser"), ("Firefox/", "Firefox"), ("Chromium", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Words)[] Machines =
    [
        ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "a Mac"), ("CrOS", "a Chromebook"), ("Linux", "Linux"),
    ];

    public static string Of(string? agent) => $"{Named(agent, Browsers) ?? "A browser"} on {Named(agent, Machines) ?? "an unknown machine"}";

    private static string? Named(string? agent, (string Sign, string Words)[] known) =>
        known.FirstOrDefault(one => agent?.Contains(one.Sign, StringComparison.Ordinal) is true).Words;
}
