// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/setupcontext.h"
#include "dialogs/setupdialog.h"
#include "dialogs/setupfield.h"
#include "serialports.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMutex>
#include <QScreen>
#include <QTest>

#include <atomic>
#include <memory>

/// Serial ports as a test has them: what look() sees can be changed from outside, as by plugging and pulling.
class Plugboard
{
public:
    void set(const QList<console::SerialPort> &ports)
    {
        const QMutexLocker lock(&m_state->mutex);
        m_state->ports = ports;
    }
    console::SerialPorts::Look look()
    {
        // A look may outlast the test that asked for it.
        return [state = m_state] {
            const QMutexLocker lock(&state->mutex);
            ++state->looks;
            return state->ports;
        };
    }
    int looks() const { return m_state->looks; }

private:
    struct State
    {
        QMutex mutex;
        QList<console::SerialPort> ports;
        std::atomic<int> looks{0};
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

inline console::SerialPort port(const QString &path, const QString &description,
                                console::SerialPort::State state = console::SerialPort::State::Ready,
                                const QString &lasting = {})
{
    using namespace Qt::StringLiterals;
    return {path, lasting.isEmpty() ? path : lasting, description, u"dialout"_s, state, {}};
}

inline core::Workspace depot(const QString &path)
{
    using namespace Qt::StringLiterals;
    static const auto text =
        R"({"name":"Depot","later":{"a":1},"database":{"driver":"sqlite","path":"depot.db"},
            "transports":[{"id":"bus1","type":"modbus-rtu","name":"Roof bus","port":"/dev/ttyUSB0","baud":19200,
                           "parity":"even","stopBits":2,"rs485":true},
                          {"id":"site","type":"mqtt","name":"Site broker","host":"10.0.0.5","port":1884,"qos":0,
                           "persistentSession":false,"user":"reader","profiles":["iot-smart-meter"]}],
            "devices":[{"id":"lab","transport":"bus1","profile":"campus-modbus","unit":1,"name":"Lab block",
                        "place":{"lat":6.9,"lon":79.8},"tags":["roof"]},
                       {"id":"gate","transport":"bus1","profile":"campus-modbus","unit":3}]})"_ba;
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    file.close();
    return *core::Workspace::load(path);
}

inline console::SetupContext contextOf(const core::Workspace &workspace)
{
    console::SetupContext context;
    context.workspace = workspace;
    context.profiles = core::ProfileStore::load({}, nullptr).all();
    return context;
}

inline console::SetupField *fieldOf(const console::SetupDialog &dialog, const QString &title)
{
    for (console::SetupField *field : dialog.fields()) {
        if (field->title() == title)
            return field;
    }
    return nullptr;
}

/// Types into a field as a person does: what stood there goes.
inline void typeInto(const console::SetupDialog &dialog, const QString &title, const QString &text)
{
    auto *edit = qobject_cast<QLineEdit *>(fieldOf(dialog, title)->editor());
    if (!edit)
        edit = fieldOf(dialog, title)->editor()->findChild<QLineEdit *>();
    QVERIFY(edit);
    edit->selectAll();
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    else
        edit->insert(text); // as pasted: keys have no letters beyond ASCII
    QCOMPARE(edit->text(), text);
}

inline QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

/// Puts a picture of a widget into the folder METERDECK_PICTURES, light and dark; nothing without it.
inline void picture(QWidget &widget, const QString &name)
{
    using namespace Qt::StringLiterals;
    const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    for (const auto mode : {widgets::Theme::Mode::Dark, widgets::Theme::Mode::Light}) {
        widgets::Theme::of(mode).apply(*qApp);
        QCoreApplication::sendPostedEvents();
        widget.grab().save(
            QDir(folder).filePath(name + (mode == widgets::Theme::Mode::Dark ? u"-dark.png"_s : u".png"_s)));
    }
}
