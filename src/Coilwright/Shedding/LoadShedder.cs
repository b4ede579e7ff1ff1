namespace Coilwright.Shedding;

/// <summary>Decides by the load of the last seconds whether something holds back or refuses.</summary>
/// <remarks>
/// Not thread-safe, and cheap: sums ten times a second, and a look at the clock after so many changes as are a 64th of the capacity, or half of the samples that a
/// level wants where those are fewer. What is taken for the number at work between two looks is so never further off than that, and where enough calls come for a
/// level they are counted within its time.
/// </remarks>
internal sealed class LoadShedder
{
    private const int ThrottleSeconds = 1;
    private const int RefuseSeconds = LoadWindow.Seconds;
    private const int Precision = 64;

    private readonly SheddingOptions _options;
    private readonly TimeProvider _time;
    private readonly LoadWindow _window;
    private readonly int _capacity;
    private readonly int _changesOfALook;
    private int _changes;
    private bool _isThrottling;
    private bool _isRefusing;

    /// <param name="capacity">How many may be at work at once.</param>
    /// <param name="options">The thresholds.</param>
    /// <param name="time">The clock.</param>
    public LoadShedder(int capacity, SheddingOptions options, TimeProvider time)
    {
        _capacity = capacity;
        _options = options;
        _time = time;
        _changesOfALook = Math.Max(1, Math.Min(capacity / Precision, options.MinSamples / 2));
        _window = new LoadWindow(time.TimestampFrequency, time.GetTimestamp());

        // At least one place stays: what holds back must still get on.
        ThrottledCapacity = Math.Max(1, (int)(capacity * options.ThrottleAbove));
    }

    /// <summary>How many may be at work at once while it holds back.</summary>
    public int ThrottledCapacity { get; }

    /// <summary>What is done about the load, as of the last change.</summary>
    public ShedLevel Level { get; private set; }

    /// <summary>The load over the last second, as of the last change.</summary>
    public double Load { get; private set; }

    /// <summary>Comes up to the present, so that a level ends when nothing happens any more.</summary>
    public void Refresh()
    {
        _changes = 0;
        if (_window.Advance(_time.GetTimestamp()))
        {
            Judge();
        }
    }

    /// <summary>Counts a call that has come, whatever becomes of it.</summary>
    public void Arrive()
    {
        Change();
        _window.AddSample();
    }

    /// <summary>Tells how many are at work now that the call that has just arrived is one of them.</summary>
    public void Begin(int working) => _window.Set(working);

    /// <summary>Tells how many are at work from now on.</summary>
    public void Set(int working)
    {
        Change();
        _window.Set(working);
    }

    private void Change()
    {
        // Who is refused is to be taken again as soon as it is time.
        if (++_changes >= _changesOfALook || Level != ShedLevel.None)
        {
            Refresh();
        }
    }

    private void Judge()
    {
        Load = _window.Mean(ThrottleSeconds) / _capacity;
        if (!_options.IsEnabled)
        {
            return;
        }

        _isThrottling = IsOver(_isThrottling, Load, _options.ThrottleAbove, ThrottleSeconds);
        _isRefusing = IsOver(_isRefusing, _window.Mean(RefuseSeconds) / _capacity, _options.RefuseAbove, RefuseSeconds);
        Level = _isRefusing ? ShedLevel.Refusing : _isThrottling ? ShedLevel.Throttling : ShedLevel.None;
    }

    private bool IsOver(bool wasOver, double load, double threshold, int seconds)
        => wasOver ? load >= threshold - _options.Hysteresis : load > threshold && _window.Samples(seconds) >= _options.MinSamples;
}
