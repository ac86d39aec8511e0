// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"
#include "core/ids.h"
#include "widgets/theme.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSize>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace widgets {
class Gallery;
}

namespace console {

class DevicePage;
class EnergyDialog;
class MainWindow;
class ImportDialog;
class OrderDialog;
class Session;

/// Takes pictures of every page and dialog, each when its data are really there, into a folder of PNGs; then
/// finished(). A step is taken once and the same living window is then pictured at every size and in both
/// colours: NN-name.png (1600x1000, light), NN-name-dark.png, NN-name-1366x768.png, NN-name-dark-1366x768.png
/// … Every file is named on standard output with the page it shows. Sixty seconds for one picture at the
/// most: what never filled, or shows another page than it should, is named and the run fails. A page that
/// needs more room than a size has is named on standard error. GUI thread.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    /// Which pictures are wanted.
    struct Wishes
    {
        QStringList only; ///< names of pictures; empty = all
        QList<QSize> sizes = usualSizes();
        QList<widgets::Theme::Mode> colours = {widgets::Theme::Mode::Light, widgets::Theme::Mode::Dark};
        bool grey = false; ///< each once more without colour, as NN-name-grey.png

        static QList<QSize> usualSizes();
        /// Reads "1600x1000,1366x768"; nullopt when one is no size from 640x480 to 7680x4320.
        static std::optional<QList<QSize>> readSizes(const QString &text);
    };

    using Wear = std::function<void(widgets::Theme::Mode)>;

    /// @p wear switches the colours of the program.
    Screenshots(MainWindow &window, Session &session, QString folder, Wishes wishes, Wear wear,
                QObject *parent = nullptr);
    ~Screenshots() override;

    /// What the other pictures are of. Orders are only ever given to the demo's simulated fleet.
    enum class Subject
    {
        DemoFleet,
        OwnWorkspace
    };

    /// Starts with the gallery and the first start, while nothing is open; @p open then opens what the other
    /// pictures show. The window has to be shown.
    void start(Subject subject, std::function<void()> open);

signals:
    /// @p exitCode: 0 when all pictures were taken.
    void finished(int exitCode);

private:
    struct Step
    {
        QString name; ///< of the file; empty takes none
        QString page; ///< the key of the page it has to show; empty when it is about a window of its own
        std::function<void()> prepare;
        std::function<bool()> ready;
        std::function<void()> after;
        QString chapter;
    };
    /// Steps that follow belong to a chapter: it is left out when none of its pictures is wanted, nor those
    /// of a chapter that needs it.
    void begin(const QString &chapter, const QStringList &needs = {});
    /// One step. A page or dialog more is one such line in a plan. Without @p ready it is ready at once.
    void add(const QString &name, const QString &page, std::function<void()> prepare,
             std::function<bool()> ready = {}, std::function<void()> after = {});
    /// The same for a dialog that needs nothing but to be opened; it is closed after its picture.
    void addDialog(const QString &name, const QString &page, std::function<void()> open);
    void planGallery();
    void planDemo();
    void planAlarms();
    void planOrders();
    void planRegisterMap();
    void planEnergy();
    void planFamilies();
    void planLines();
    void planAnnounced();
    void planWaits();
    void planTopics();
    void planImport();
    void planOwnWorkspace();

    core::DeviceId bestDevice(bool withRelay) const;
    /// The first device of a profile; empty for none.
    core::DeviceId deviceOf(const core::ProfileId &profile) const;
    /// A meter of a bus that does not answer now; empty for none.
    core::DeviceId silentMeter() const;
    void findSilence();
    DevicePage *page() const;
    bool isWanted(const QString &name) const;
    bool isChapterWanted(const QString &chapter) const;
    /// Leaves the step that is being prepared.
    void skip();
    void look();
    void takeShot();
    void nextStep();
    void dress(qsizetype shot);
    QList<QWidget *> windowsAbove() const;
    QWidget *subject() const;
    void fit(QWidget *dialog) const;
    void save(const QString &name);
    void stored(const QString &path, const QString &page, bool good);
    void finishWhenStored();
    void fail(const QString &words);

    MainWindow &m_window;
    Session &m_session;
    QString m_folder;
    Wishes m_wishes;
    Wear m_wear;
    std::function<void()> m_open;
    QList<Step> m_steps;
    QString m_chapter;
    QHash<QString, QStringList> m_needs;
    std::optional<core::Gap> m_silence; ///< the longest stretch in which one device did not answer
    qsizetype m_at = -1;
    qsizetype m_shot = 0;
    int m_settle = 0;
    int m_storing = 0;
    bool m_prepared = false;
    bool m_skip = false;
    bool m_done = false;
    bool m_isPaused = false; ///< the bus that was asked to stand still does
    QTimer m_timer;
    QElapsedTimer m_since;
    QPointer<OrderDialog> m_dialog;
    QPointer<ImportDialog> m_import;
    QPointer<EnergyDialog> m_energy;
    core::DeviceId m_fallen; ///< whose register fell
    std::unique_ptr<widgets::Gallery> m_gallery;
    QThreadPool m_writer;
};

} // namespace console
