// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/xscreen.h"

// X11's macros (Bool, None, KeyPress, …) and Qt do not live in one file.
#include <X11/XKBlib.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sstream>
#include <vector>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace peers {

namespace {

constexpr int StartPatience = 20000; // ms

/// Waits until a window manager has said that it manages this screen.
bool managed(const std::string &name)
{
    Display *display = XOpenDisplay(name.c_str());
    if (!display)
        return false;
    const Window root = DefaultRootWindow(display);
    const Atom said = XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", False);
    XSelectInput(display, root, PropertyChangeMask);
    const auto there = [&] {
        Atom type = None;
        int format = 0;
        unsigned long count = 0, left = 0;
        unsigned char *data = nullptr;
        const bool found = XGetWindowProperty(display, root, said, 0, 1, False, XA_WINDOW, &type, &format,
                                              &count, &left, &data) == Success &&
                           count == 1;
        if (data)
            XFree(data);
        return found;
    };
    bool found = there();
    pollfd waiting{ConnectionNumber(display), POLLIN, 0};
    while (!found && (XPending(display) > 0 || poll(&waiting, 1, StartPatience) > 0)) {
        XEvent event;
        XNextEvent(display, &event);
        found = there();
    }
    XCloseDisplay(display);
    return found;
}

} // namespace

XScreen::XScreen(int width, int height)
{
    std::array<int, 2> pipes{};
    if (pipe(pipes.data()) != 0) {
        m_error = std::string("no pipe: ") + std::strerror(errno);
        return;
    }
    const std::string size = std::to_string(width) + "x" + std::to_string(height) + "x24";
    const std::string descriptor = std::to_string(pipes[1]);
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child == 0) {
        // It must not outlive a test that dies.
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != parent)
            _exit(1);
        close(pipes[0]);
        if (const int nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) {
            dup2(nowhere, STDOUT_FILENO);
            dup2(nowhere, STDERR_FILENO);
        }
        execlp("Xvfb", "Xvfb", "-displayfd", descriptor.c_str(), "-screen", "0", size.c_str(), "-nolisten",
               "tcp", "-noreset", static_cast<char *>(nullptr));
        _exit(127);
    }
    close(pipes[1]);
    std::string number;
    if (child > 0) {
        pollfd waiting{pipes[0], POLLIN, 0};
        char letter = 0;
        while (poll(&waiting, 1, StartPatience) > 0 && read(pipes[0], &letter, 1) == 1 && letter != '\n')
            number += letter;
    }
    close(pipes[0]);
    if (number.empty()) {
        m_error = "Xvfb did not start: is the package xvfb installed?";
        if (child > 0) {
            kill(child, SIGKILL);
            waitpid(child, nullptr, 0);
        }
        return;
    }
    m_process = child;
    m_display = ":" + number;
    // Without a window manager no window is ever given the keyboard.
    m_manager = fork();
    if (m_manager == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (const int nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) {
            dup2(nowhere, STDOUT_FILENO);
            dup2(nowhere, STDERR_FILENO);
        }
        setenv("DISPLAY", m_display.c_str(), 1);
        execlp("openbox", "openbox", "--sm-disable", static_cast<char *>(nullptr));
        _exit(127);
    }
    if (!managed(m_display))
        m_error = "no window manager came up: is the package openbox installed?";
}

XScreen::~XScreen()
{
    if (m_manager > 0) {
        kill(m_manager, SIGTERM);
        waitpid(m_manager, nullptr, 0);
    }
    if (m_process <= 0)
        return;
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
}

struct XHand::Private
{
    Display *display = nullptr;

    void send(KeySym symbol, bool down) const
    {
        if (const KeyCode code = XKeysymToKeycode(display, symbol))
            XTestFakeKeyEvent(display, code, down ? True : False, CurrentTime);
    }
    static KeySym symbolOf(const std::string &name)
    {
        if (name == "ctrl")
            return XK_Control_L;
        if (name == "shift")
            return XK_Shift_L;
        if (name == "alt")
            return XK_Alt_L;
        return XStringToKeysym(name.c_str());
    }
};

XHand::XHand(const std::string &display) : d(std::make_unique<Private>())
{
    d->display = XOpenDisplay(display.c_str());
}

XHand::~XHand()
{
    if (d->display)
        XCloseDisplay(d->display);
}

bool XHand::isConnected() const { return d->display != nullptr; }

void XHand::moveTo(int x, int y)
{
    XTestFakeMotionEvent(d->display, -1, x, y, CurrentTime);
    XSync(d->display, False);
}

void XHand::press(int button)
{
    XTestFakeButtonEvent(d->display, unsigned(button), True, CurrentTime);
    XSync(d->display, False);
}

void XHand::release(int button)
{
    XTestFakeButtonEvent(d->display, unsigned(button), False, CurrentTime);
    XSync(d->display, False);
}

void XHand::click(int x, int y, int button)
{
    moveTo(x, y);
    press(button);
    release(button);
}

void XHand::wheel(int notches)
{
    for (int notch = 0; notch < std::abs(notches); ++notch) {
        press(notches > 0 ? 4 : 5);
        release(notches > 0 ? 4 : 5);
    }
}

void XHand::type(const std::string &text)
{
    for (const char letter : text) {
        const KeySym symbol = KeySym(static_cast<unsigned char>(letter));
        const KeyCode code = XKeysymToKeycode(d->display, symbol);
        // The second level of a key is the one with Shift.
        const bool shifted = XkbKeycodeToKeysym(d->display, code, 0, 0) != symbol;
        if (shifted)
            d->send(XK_Shift_L, true);
        d->send(symbol, true);
        d->send(symbol, false);
        if (shifted)
            d->send(XK_Shift_L, false);
    }
    XSync(d->display, False);
}

void XHand::key(const std::string &chord)
{
    std::vector<KeySym> symbols;
    std::istringstream parts(chord);
    for (std::string name; std::getline(parts, name, '+');)
        symbols.push_back(Private::symbolOf(name));
    for (const KeySym symbol : symbols)
        d->send(symbol, true);
    for (auto at = symbols.rbegin(); at != symbols.rend(); ++at)
        d->send(*at, false);
    XSync(d->display, False);
}

void XHand::keyDown(const std::string &name)
{
    d->send(Private::symbolOf(name), true);
    XSync(d->display, False);
}

void XHand::keyUp(const std::string &name)
{
    d->send(Private::symbolOf(name), false);
    XSync(d->display, False);
}

} // namespace peers
