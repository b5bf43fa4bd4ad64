using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lantern.App.Tests;

/// <summary>Somebody at a browser without script, over real HTTP, with cookies of their own: fetches pages, fills in their forms, follows where they lead.</summary>
public sealed class Person : IDisposable
{
    private readonly HttpClient _http;

    /// <param name="address">Of the hub.</param>
    /// <param name="ticket">The ticket of a session begun elsewhere; null for nobody.</param>
    internal Person(Uri address, string? ticket = null)
        : this(new HttpClient(new HttpClientHandler { CookieContainer = Holding(address, ticket), AllowAutoRedirect = false }) { BaseAddress = address })
    {
    }

    private Person(HttpClient http) => _http = http;

    /// <summary>False for somebody who does not answer the question why they open a file, to see it.</summary>
    public bool SaysWhy { get; init; } = true;

    /// <summary>The same person at the same browser, who does not answer the question why.</summary>
    public Person WithoutSayingWhy() => new(_http) { SaysWhy = false };

    private static CookieContainer Holding(Uri address, string? ticket)
    {
        var cookies = new CookieContainer();
        if (ticket is not null)
            cookies.Add(address, new Cookie("lantern", ticket));
        return cookies;
    }

    /// <summary>Fetches a page, following where it leads.</summary>
    public async Task<Reply> Get(string path) => await Follow(await _http.GetAsync(path), path);

    /// <summary>Posts fields as they are, without a form of ours: what a forged page would send.</summary>
    public async Task<Reply> Post(string path, params (string Field, string Value)[] fields) =>
        await Follow(await _http.PostAsync(path, Fields(fields.Select(one => KeyValuePair.Create(one.Field, one.Value)))), path);

    /// <summary>
    /// Fills in a form of a fetched page and sends it: hidden fields, what stands there already, and what is typed, ticked or chosen here.
    /// A field given more than once is sent so; one given as null is left out.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="typed">Fields and values.</param>
    /// <param name="button">The words on the button or its value; the form's first where left out.</param>
    public async Task<Reply> Send(Reply page, IReadOnlyList<(string Field, string? Value)> typed, string? button = null)
    {
        var form = FormWith(page, typed, button);
        var pressed = button is null ? null : form.QuerySelectorAll<IHtmlButtonElement>("button").First(one => Is(one, button));
        var fields = Standing(form).Where(field => typed.All(one => one.Field != field.Key)).ToList();
        fields.AddRange(typed.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Field, one.Value!)));
        if (pressed?.Name is { Length: > 0 } name)
            fields.Add(KeyValuePair.Create(name, pressed.Value));
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action");
        var path = string.IsNullOrEmpty(action) ? page.Path : action[0] == '?' ? page.Path.Split('?')[0] + action : action;
        return await Follow(await _http.PostAsync(path, Fields(fields)), path);
    }

    public void Dispose() => _http.Dispose();

    // Unlike FormUrlEncodedContent this takes a field of any length.
    private static StringContent Fields(IEnumerable<KeyValuePair<string, string>> fields) =>
        new(string.Join('&', fields.Select(one => $"{WebUtility.UrlEncode(one.Key)}={WebUtility.UrlEncode(one.Value)}")),
            System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

    private async Task<Reply> Follow(HttpResponseMessage answer, string path)
    {
        for (var hops = 0; answer.Headers.Location is { } location && hops < 5; hops++)
        {
            path = location.OriginalString;
            answer = await _http.GetAsync(location);
        }
        var text = await answer.Content.ReadAsStringAsync();
        var reply = new Reply(answer.StatusCode, path, text, new HtmlParser().ParseDocument(text));
        return SaysWhy && Why.IsAskedIn(text) ? await Send(reply, [(App.Site.WhyFirst.Field, Why.Reason)]) : reply;
    }

    // A page has more than one form, "Sign out" among them: take the one with the button, else the one with a field that is typed in.
    private static IHtmlFormElement FormWith(Reply page, IReadOnlyList<(string Field, string? Value)> typed, string? button)
    {
        var forms = page.Page.QuerySelectorAll<IHtmlFormElement>("main form").ToList();
        return (button is not null ? forms.Find(form => form.QuerySelectorAll<IHtmlButtonElement>("button").Any(one => Is(one, button)))
            : forms.Find(form => typed.Any(one => form.Elements.Any(element => element.GetAttribute("name") == one.Field))) ?? forms.FirstOrDefault())
            ?? throw new InvalidOperationException($"The page at {page.Path} ({page.Status}) has no such form: {page.Words}");
    }

    private static bool Is(IHtmlButtonElement button, string named) => button.Value == named || button.TextContent.Trim() == named;

    private static IEnumerable<KeyValuePair<string, string>> Standing(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = element.GetAttribute("name")!;
            if (element is IHtmlInputElement { Type: "radio" or "checkbox" } choice)
            {
                if (choice.IsChecked)
                    yield return KeyValuePair.Create(name, choice.Value);
            }
            else
            {
                yield return KeyValuePair.Create(name, element switch
                {
                    IHtmlInputElement input => input.Value,
                    IHtmlTextAreaElement area => area.Value,
                    IHtmlSelectElement select => select.Value ?? "",
                    _ => "",
                });
            }
        }
    }
}

/// <summary>What came back: the status, the address it was led to, and the page.</summary>
public sealed record Reply(HttpStatusCode Status, string Path, string Text, IHtmlDocument Page)
{
    /// <summary>The words of the page's main part, blanks drawn together.</summary>
    public string Words => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The lines of the error summary with where they lead.</summary>
    public IReadOnlyList<(string Words, string? Leads)> Errors =>
        [.. Page.QuerySelectorAll(".govuk-error-summary__list li").Select(line => (line.TextContent.Trim(), line.QuerySelector("a")?.GetAttribute("href")))];

    /// <summary>The news at the top of the page.</summary>
    public string News => Page.QuerySelector(".govuk-notification-banner__content")?.TextContent.Trim() ?? "";

    /// <summary>What stands in a field.</summary>
    public string? Field(string name) => Page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement { Type: "radio" or "checkbox" } => Page.QuerySelectorAll<IHtmlInputElement>($"[name='{name}']").FirstOrDefault(one => one.IsChecked)?.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>Fails unless the page is shown.</summary>
    public Reply Ok()
    {
        Assert.True(Status == HttpStatusCode.OK, $"{Path}: {Status} {Words}");
        return this;
    }

    /// <summary>Fails unless there is no such page.</summary>
    public Reply NotThere()
    {
        Assert.Equal(HttpStatusCode.NotFound, Status);
        return this;
    }

    /// <summary>Fails unless the page complains so, and leads to the field that is wrong.</summary>
    public Reply Complains(string words, string? leads = null)
    {
        Assert.Contains(Errors, error => error.Words.Contains(words, StringComparison.Ordinal) && (leads is null || error.Leads == leads));
        if (leads is not null)
            Assert.NotNull(Page.QuerySelector(leads));
        return this;
    }
}
