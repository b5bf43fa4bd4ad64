using Microsoft.AspNetCore.Diagnostics;

namespace Lantern.App.Site;

/// <summary>What a request that met no database asked for and sent, so that it can be asked or sent again from the page that says so.</summary>
/// <param name="Path">Where it went.</param>
/// <param name="Fields">The fields of its form; none where there was none, where they are too many, or where they are secret.</param>
public sealed record SentForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    // No more than a draft may have: a page that held what it was sent without end would be a load of its own.
    private const int MostCharacters = 256 * 1024, MostFields = 2000, LongText = 40;

    // What is typed there opens accounts, and stands on no page.
    private static readonly string[] Secret = [SignIn.Path, "/set-up", "/link", "/account", "/administration"];

    /// <summary>Whether a field is shown, so that its words can be copied.</summary>
    public static bool IsText(string value) => value.Length >= LongText && value.Contains(' ', StringComparison.Ordinal);

    /// <summary>Reads what the request was before it failed.</summary>
    internal static async Task<SentForm> Of(HttpContext http)
    {
        var asked = http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "/";
        var path = Uri.EscapeDataString(asked).Replace("%2F", "/", StringComparison.Ordinal) + http.Request.QueryString;
        var holds = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            && !Secret.Any(one => asked.StartsWith(one, StringComparison.OrdinalIgnoreCase));
        return new SentForm(path, holds ? await Read(http.Request) : []);
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> Read(HttpRequest request)
    {
        try
        {
            var form = await request.ReadFormAsync();
            List<KeyValuePair<string, string>> fields = [.. form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))];
            return fields.Count <= MostFields && fields.Sum(field => field.Key.Length + field.Value.Length) <= MostCharacters ? fields : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException or BadHttpRequestException)
        {
            return []; // it was cut off, or is no form
        }
    }
}
