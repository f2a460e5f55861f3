#!/usr/bin/env python3
"""torture.py PROGRAM [COUNT] [STORY...]: what a hostile world does to the tutor, from outside.

Each story prints its figure and fails if an answer that was acknowledged is lost, if the program ends other than it
should, or if it leaves the terminal in its own modes. COUNT scales them; 20, the default, takes about half a minute.
"""
import fcntl, json, os, pty, random, resource, select, shutil, signal, sqlite3, struct, subprocess, sys, tempfile, termios, time

sys.dont_write_bytecode = True
import hostile_files

PROGRAM = os.path.abspath(sys.argv[1])
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 20
failures = []
# A test runner blocks signals in its threads, and what it starts inherits that.
signal.pthread_sigmask(signal.SIG_SETMASK, [])


def listed(*arguments):
    return json.loads(subprocess.check_output([PROGRAM, "list", *arguments, "--format", "json"]))


# The first step there is that asks for one number, so that any other number is an answer and is not right.
EXERCISE, STEP = next(
    (exercise["exercise"], step["number"])
    for exercise in listed() for step in listed(exercise["exercise"]) if step["kind"] == "number")


def check(holds, what):
    if not holds:
        failures.append(what)
        print("  FAILED:", what, flush=True)


class Home:
    """A progress folder of a story's own."""

    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="gradus-torture-")
        self.file = os.path.join(self.path, "progress.sqlite")
        return self

    def __exit__(self, *_):
        os.chmod(self.path, 0o700)
        shutil.rmtree(self.path)

    def typed(self):
        """Every answer in the progress file."""
        # Not read-only: what a kill left of a transaction is rolled back by whoever opens the file next.
        with sqlite3.connect(self.file) as database:
            return [bytes(row[0]).decode(errors="replace") for row in database.execute("SELECT typed FROM attempt ORDER BY number")]

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": self.path, "GRADUS_HOME": self.path, "LC_ALL": "C.UTF-8"}


class Tutor:
    """A session in plain lines."""

    def __init__(self, home, **options):
        self.process = subprocess.Popen(
            [PROGRAM, "quiz", EXERCISE, "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=home.environment(), **options)
        self.output = ""

    def begin(self):
        """To the step that is worked on; whether it was reached."""
        if not self.until("Step "):
            return False
        self.send(f":step {STEP}")
        return self.until(f"Step {STEP} of")

    def send(self, line):
        try:
            os.write(self.process.stdin.fileno(), (line + "\n").encode())
        except BrokenPipeError:
            pass

    def until(self, text, seconds=20):
        """Reads until a text comes; whether it came."""
        end = time.time() + seconds
        while text not in self.output:
            ready, _, _ = select.select([self.process.stdout], [], [], max(0, end - time.time()))
            data = os.read(self.process.stdout.fileno(), 65536) if ready else b""
            if not data:
                return False
            self.output += data.decode(errors="replace")
        return True

    def answer(self, text):
        self.send(text)
        # The verdict quotes the number, and nothing else can: what goes into a pipe is not echoed.
        return self.until(text)

    def end(self):
        self.process.stdin.close()
        status = self.process.wait(timeout=30)
        self.output += self.process.stdout.read().decode(errors="replace")
        self.process.stdout.close()
        return status

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def kills():
    """Killed at a random moment while answers are given: what was acknowledged is there."""
    acknowledged = []
    with Home() as home:
        for number in range(COUNT):
            tutor = Tutor(home)
            begun = tutor.begin()
            check(begun, f"kill {number}: does not start: {tutor.output[-300:]}")
            for text in (f"{number + 100}.{place + 1}7" for place in range(random.randrange(4))):
                if tutor.answer(text):
                    acknowledged.append(text)
            tutor.send(f"{number + 100}.97")
            time.sleep(random.random() * 0.02)
            tutor.kill()
        kept = set(home.typed()) if acknowledged else set()
        lost = [text for text in acknowledged if text not in kept]
        check(not lost, f"kills lost {lost[:5]}")
        print(f"kills: {COUNT}, answers acknowledged: {len(acknowledged)}, lost: {len(lost)}")


def together():
    """Two sessions answer at the same time into one file."""
    with Home() as home:
        tutors = [Tutor(home), Tutor(home)]
        for tutor in tutors:
            tutor.begin()
        sent = []
        for number in range(COUNT):
            for index, tutor in enumerate(tutors):
                text = f"{number + 100}.{index + 1}7"
                check(tutor.answer(text), f"together: no verdict on {text}")
                sent.append(text)
        statuses = [tutor.end() for tutor in tutors]
        check(statuses == [0, 0], f"together: ended with {statuses}")
        lost = set(sent) - set(home.typed())
        check(not lost, f"together: lost {sorted(lost)[:5]}")
        print(f"two at once: {len(sent)} answers, lost: {len(lost)}")


def locked():
    """Locked while answers are given, and free again before the end."""
    rounds, lost, slowest = max(1, COUNT // 20), 0, 0
    with Home() as home:
        for number in range(rounds):
            tutor = Tutor(home)
            tutor.begin()
            database = sqlite3.connect(home.file, isolation_level=None)
            database.execute("BEGIN EXCLUSIVE")
            sent = [f"{number + 100}.{place}7" for place in range(1, 4)]
            for text in sent:
                start = time.time()
                check(tutor.answer(text), f"locked: no verdict on {text}")
                slowest = max(slowest, time.time() - start)
            database.execute("ROLLBACK")
            database.close()
            check(tutor.end() == 0, "locked: does not end well")
            lost += len(set(sent) - set(home.typed()))
    check(lost == 0, f"locked: lost {lost}")
    check(slowest < 5, f"locked: an answer took {slowest:.1f} s")
    print(f"locked: {3 * rounds} answers, lost: {lost}, slowest verdict: {slowest:.1f} s")


def full():
    """Files may not grow: the session goes on, says so, and ends well."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    with Home() as home:
        tutor = Tutor(home, preexec_fn=limit)
        tutor.begin()
        for number in range(COUNT):
            check(tutor.answer(f"{number + 100}.17"), "full: no verdict")
        status = tutor.end()
        check(status == 0, f"full: ended with {status}")
        check("cannot be saved" in tutor.output, "full: nothing is told")
    print(f"no room: {COUNT} answers, all judged")


def unwritable():
    """A folder that may not be written, until it may."""
    if os.getuid() == 0:
        print("read-only folder: left out, since root may write everywhere")
        return
    with Home() as home:
        os.chmod(home.path, 0o500)
        tutor = Tutor(home)
        tutor.begin()
        tutor.answer("100.17")
        os.chmod(home.path, 0o700)
        tutor.answer("101.17")
        check(tutor.end() == 0, "read-only folder: does not end well")
        lost = {"100.17", "101.17"} - set(home.typed())
        check(not lost, f"read-only folder: lost {lost}")
    print("read-only folder: 2 answers, lost: 0")


def changed():
    """Databases with a few bytes changed: none ends the program, none is deleted, and what can be read is read."""
    aside = read = 0
    with Home() as good:
        tutor = Tutor(good)
        tutor.begin()
        for number in range(60):
            tutor.answer(f"{number + 100}.17")
        tutor.end()
        data = open(good.file, "rb").read()
    for number in range(10 * COUNT):
        with Home() as home:
            bad = bytearray(data)
            for _ in range(random.randint(1, 4)):
                bad[random.randrange(random.choice([100, 4096, len(bad)]))] = random.randrange(256)
            open(home.file, "wb").write(bad)
            tutor = Tutor(home)
            tutor.begin()
            judged = tutor.answer("77.77")
            status = tutor.end()
            check(judged and status == 0, f"changed bytes: ended with {status}: {tutor.output[-300:]}")
            kept = home.file + ".damaged-1"
            if os.path.exists(kept):
                aside += 1
                check(open(kept, "rb").read() == bytes(bad), "changed bytes: what is kept is not what was there")
            check(os.path.exists(home.file), "changed bytes: the file is gone")
            try:
                read += len([text for text in home.typed() if text != "77.77"])
            except sqlite3.Error:
                check("cannot be saved" in tutor.output, "changed bytes: unreadable and not told")
    share = 100 * read / (60 * 10 * COUNT)
    print(f"changed bytes: {10 * COUNT} databases, set aside: {aside}, answers still there: {share:.1f} %")


class Screen:
    """A session on a terminal of its own."""

    def __init__(self, home):
        self.master, slave = pty.openpty()
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        environment = {**home.environment(), "TERM": "xterm-256color"}
        self.process = subprocess.Popen(
            [PROGRAM, EXERCISE], stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True)
        self.output = b""

    def read(self, seconds):
        ready, _, _ = select.select([self.master], [], [], seconds)
        if ready:
            try:
                self.output += os.read(self.master, 65536)
            except OSError:
                return False
        return bool(ready)

    def until(self, text, seconds=20):
        end = time.time() + seconds
        while text not in self.output and time.time() < end:
            self.read(0.1)
        return text in self.output

    def ended(self, seconds=20):
        end = time.time() + seconds
        while self.process.poll() is None and time.time() < end:
            self.read(0.05)
        while self.read(0):
            pass
        return self.process.poll()

    def is_given_back(self):
        inside = self.output.rfind(b"\x1b[?1049h")
        return self.output.rfind(b"\x1b[?1049l") > inside and termios.tcgetattr(self.slave) == self.before

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self.master)
        os.close(self.slave)


def signals():
    """Every signal that can be caught gives the terminal back, or changes nothing."""
    left = {signal.SIGKILL, signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU}
    numbers = sorted(set(signal.valid_signals()) - left)
    ended = unmoved = 0
    for number in numbers:
        with Home() as home:
            screen = Screen(home)
            check(screen.until(b"step 1 of"), f"signal {number}: no screen")
            os.kill(screen.process.pid, number)
            status = screen.ended(0.4)
            if status is None:
                unmoved += 1
                os.kill(screen.process.pid, signal.SIGTERM)
                status = screen.ended()
            else:
                ended += 1
            check(status is not None, f"signal {number}: does not end")
            check(screen.is_given_back(), f"signal {number}: the terminal is not given back")
            screen.close()
    print(f"signals: {len(numbers)}, ended by: {ended}, went on after: {unmoved}, terminal given back: all")


def floods():
    """Very much typed at once, and the window's size changed all the time."""
    with Home() as home:
        screen = Screen(home)
        screen.until(b"step 1 of")
        data, start, sent = b"1234567890" * 40 * COUNT, time.time(), 0
        os.set_blocking(screen.master, False)
        while sent < len(data) and time.time() < start + 120:
            try:
                sent += os.write(screen.master, data[sent:sent + 4096])
            except BlockingIOError:
                pass
            screen.read(0.01)
            if random.random() < 0.1:
                size = struct.pack("HHHH", random.randint(1, 60), random.randint(1, 150), 0, 0)
                fcntl.ioctl(screen.master, termios.TIOCSWINSZ, size)
        os.kill(screen.process.pid, signal.SIGTERM)
        status = screen.ended()
        check(sent == len(data), f"flood: only {sent} of {len(data)} bytes were taken")
        check(status == -signal.SIGTERM and screen.is_given_back(), f"flood: ended with {status}")
        screen.close()
    print(f"flood: {sent} bytes typed in {time.time() - start:.1f} s")


def hostile():
    """Files from elsewhere: an error or a result, within two seconds of processor time and 500 MB.

    In the short form, which may be a debug build, only those that are no exercises, and within twenty seconds.
    """
    most = 2 if COUNT >= 20 else 20
    given = hostile_files.files() if COUNT >= 20 else hostile_files.no_exercises()
    given["noise"] = random.randbytes(200_000)
    slowest, largest, runs = 0.0, 0, 0

    def run(arguments, name, expected=(0, 1, 64, 74), **options):
        nonlocal slowest, largest, runs
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        process = subprocess.Popen(
            [PROGRAM] + arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limit,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"}, **options)
        output = process.stdout.read()
        process.stdout.close()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds, size = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
        slowest, largest, runs = max(slowest, seconds), max(largest, size), runs + 1
        check(process.returncode in expected, f"hostile {name}: ended with {process.returncode}")
        check(seconds < most, f"hostile {name}: {seconds:.1f} s")
        check(size < 500, f"hostile {name}: {size} MB")
        return process.returncode, output

    with Home() as home:
        for name, data in given.items():
            folder = tempfile.mkdtemp(dir=home.path)
            path = os.path.join(folder, name.replace(" ", "-").replace(",", "") + ".yaml")
            open(path, "wb").write(data)
            status, output = run(["check", path], name)
            if status == 0:
                there = ["--exercises", folder, "hostile"]
                steps = json.loads(run(["list", *there, "--format", "json"], name + ", listed", (0,))[1])
                for step in (steps[0], steps[-1]):
                    run(["grade", *there, str(step["number"]), "0.1234"], name + ", answered", (0, 1))
            elif name in hostile_files.no_exercises():
                run(["grade", "--batch", path], name + " as a batch", (1, 64, 74))
            if b"\0" not in data[:1000]:
                check(b"Fatal error" not in output, f"hostile {name}: {output[:200]}")
        for device in ("/dev/zero", "/dev/urandom"):
            run(["check", device], device, (1,))
            run(["grade", "--batch", device], device + " as a batch", (1, 64, 74))
        # Lines without end are a batch without end; a line without end is not.
        run(["grade", "--batch", "/dev/zero", "--format", "jsonl"], "/dev/zero as JSON lines", (1, 64, 74))
    print(f"hostile files: {runs} runs, slowest: {slowest:.1f} s of processor time, largest: {largest} MB")


STORIES = [kills, together, locked, full, unwritable, changed, signals, floods, hostile]
wanted = sys.argv[3:]
for story in STORIES:
    if not wanted or story.__name__ in wanted:
        story()
        sys.stdout.flush()
sys.exit(1 if failures else 0)
