// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace peers {

/// A real X server without a monitor (Xvfb) and a real window manager (openbox), ended by the destructor.
/// Made before QGuiApplication, so it knows nothing of Qt. A missing Xvfb is a failure with words.
class XScreen
{
public:
    XScreen(int width, int height);
    ~XScreen();
    XScreen(const XScreen &) = delete;
    XScreen &operator=(const XScreen &) = delete;

    bool isRunning() const { return m_process > 0 && m_error.empty(); }
    /// ":7", to stand in DISPLAY.
    const std::string &display() const { return m_display; }
    const std::string &error() const { return m_error; }

private:
    int m_process = -1;
    int m_manager = -1;
    std::string m_display;
    std::string m_error;
};

/// A person's hands at an X server: what they do passes through the server (its XTEST extension) and reaches
/// a program exactly as from a real mouse and keyboard. Places are pixels of the screen.
class XHand
{
public:
    explicit XHand(const std::string &display);
    ~XHand();

    bool isConnected() const;
    void moveTo(int x, int y);
    /// 1 left, 2 middle, 3 right.
    void press(int button = 1);
    void release(int button = 1);
    void click(int x, int y, int button = 1);
    /// Notches of the wheel: up (away from the hand) is positive.
    void wheel(int notches);
    /// Writes @p text, ASCII only, with Shift where a character needs it.
    void type(const std::string &text);
    /// A key by its X name with what is held: "ctrl+k", "alt+1", "Return", "shift+Tab", "F1".
    void key(const std::string &chord);
    void keyDown(const std::string &name);
    void keyUp(const std::string &name);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace peers
