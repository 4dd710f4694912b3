"""regions.py [N]: participants of N regions of the second level, a few in each, some with an event."""
import json, sys
n = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
out = lambda **r: print(json.dumps(r, separators=(",", ":")))
out(type="event", id="e1", activity="info_day", date="2026-01-10")
out(type="event", id="e2", activity="visit", date="2026-02-10")
letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
for i in range(n):
    code = "AT" + letters[i // 36 % 26] + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i % 36] if i < 936 else "DE" + letters[(i - 936) // 36 % 26] + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(i - 936) % 36] if i < 1872 else "PL" + letters[(i - 1872) // 36] + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(i - 1872) % 36]
    for k in range(10 + i % 7):
        out(type="participant", id=f"p{i}-{k}", side="avm" if k % 3 else "cci", nuts=code)
        if (i * 7 + k * 3) % 11 < 6: out(type="attendance", event="e1", participant=f"p{i}-{k}", status="attended")
        if (i * 5 + k) % 13 < 3: out(type="attendance", event="e2", participant=f"p{i}-{k}", status="attended")
