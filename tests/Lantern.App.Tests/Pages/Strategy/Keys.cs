using Microsoft.Playwright;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>Somebody who has a keyboard and nothing else: goes from field to field with Tab, chooses with Space and arrows, types; every press is counted.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostTabs = 600, MostWaits = 1200;

    /// <summary>Keys pressed to get about and to choose.</summary>
    public int Pressed { get; private set; }

    /// <summary>Letters and figures typed.</summary>
    public int Typed { get; private set; }

    /// <summary>Pages that were opened.</summary>
    public int Pages { get; private set; }

    /// <summary>The page, as it is now.</summary>
    public IPage Page { get; private set; } = page;

    /// <summary>Goes on in another window, as after a crash.</summary>
    public void GoOnIn(IPage other) => Page = other;

    /// <summary>Presses one key or a few together.</summary>
    public async Task Press(string key)
    {
        Pressed++;
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Tabs to a field.</summary>
    public Task To(string name) => Reach($"[name='{name}']");

    private async Task Reach(string what)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await Page.EvaluateAsync<bool>("(what) => document.activeElement?.matches(what) === true", what))
                return;
            await Press("Tab");
        }
        throw new InvalidOperationException($"Tab does not reach {what} on {Page.Url}.");
    }

    /// <summary>Tabs to a field and types.</summary>
    public async Task Type(string name, string words)
    {
        await To(name);
        await Page.Keyboard.TypeAsync(words);
        Typed += words.Length;
    }

    /// <summary>Tabs to a date and types it.</summary>
    public async Task Day(string name, NodaTime.LocalDate day)
    {
        await Type(name + ".Day", $"{day.Day}");
        await Type(name + ".Month", $"{day.Month}");
        await Type(name + ".Year", $"{day.Year}");
    }

    /// <summary>Tabs to radios and chooses: the first with Space, one further on with the arrow.</summary>
    public async Task Choose(string name, int which = 0)
    {
        await To(name);
        await Press("Space");
        for (var i = 0; i < which; i++)
            await Press("ArrowRight");
    }

    /// <summary>Saves and goes on, by the access key.</summary>
    public Task GoOn() => Send("main form button[accesskey=s]");

    /// <summary>Tabs to a button, presses it and waits for the page that answers. A headless browser knows no access keys; who has them saves these tabs.</summary>
    public async Task Send(string button)
    {
        await Reach(button);
        await Page.EvaluateAsync("window.before = true");
        await Press("Enter");
        for (var waited = 0; waited < MostWaits; waited++)
        {
            await Task.Delay(25);
            try
            {
                if (await Page.EvaluateAsync<bool>("!window.before && document.readyState === 'complete'"))
                {
                    Pages++;
                    return;
                }
            }
            catch (PlaywrightException)
            {
                // The page is just changing.
            }
        }
        throw new InvalidOperationException($"{button} leads nowhere on {Page.Url}.");
    }

    /// <summary>Opens a page as the start.</summary>
    public async Task Open(Uri address)
    {
        await Page.GoTo(address.ToString());
        Pages++;
    }
}
