using System.Globalization;

namespace Lantern.App.Demo;

/// <summary>How far long work has come, for a page and for a terminal; several threads may take steps.</summary>
public sealed class Progress
{
    private readonly TextWriter? _terminal;
    private readonly Lock _one = new();
    private string _what = "Beginning";
    private int _done, _of = 1, _saidTenths = -1;

    /// <param name="terminal">Where each tenth is said in a line; null says it nowhere.</param>
    public Progress(TextWriter? terminal = null) => _terminal = terminal;

    /// <summary>How far it has come, such as "Writing the entries: 1,200 of 9,800".</summary>
    public string InWords
    {
        get
        {
            lock (_one)
                return string.Create(CultureInfo.InvariantCulture, $"{_what}: {_done:N0} of {_of:N0}");
        }
    }

    /// <summary>The same in hundredths.</summary>
    public int Percent
    {
        get
        {
            lock (_one)
                return _done * 100 / _of;
        }
    }

    /// <summary>A part of the work begins.</summary>
    /// <param name="what">What is being done.</param>
    /// <param name="of">How many steps it has.</param>
    public void Begin(string what, int of)
    {
        lock (_one)
            (_what, _done, _of, _saidTenths) = (what, 0, Math.Max(1, of), -1);
    }

    /// <summary>A step is done.</summary>
    public void Step()
    {
        lock (_one)
        {
            _done++;
            if (_done * 10 / _of is var tenths && tenths == _saidTenths)
                return;
            else
                _saidTenths = tenths;
            _terminal?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_what}: {_done:N0} of {_of:N0}"));
        }
    }
}
