// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/secrets.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr unsigned long PatienceAtTheEnd = 200; // ms

core::Error errorOf(const QKeychain::Job &job)
{
    using core::ErrorCode;
    ErrorCode code = ErrorCode::Io;
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        code = ErrorCode::NotFound;
        break;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        code = ErrorCode::PermissionDenied;
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        code = ErrorCode::Unsupported;
        break;
    default:
        break;
    }
    return {code, u"key ring"_s, job.errorString(),
            u"Unlock the key ring, or keep the secret in another place."_s};
}

/// The thread all questions are asked on: a backend may block in D-Bus for as long as that pleases, and the
/// library queues every job of the process on the thread of the first. So there is one, as long as the
/// program runs; one that hangs at its end is left behind.
QObject *asker()
{
    static QObject *const object = [] {
        auto *thread = new QThread;
        auto *made = new QObject;
        thread->setObjectName(u"key ring"_s);
        made->moveToThread(thread);
        thread->start();
        static QThread *ending;
        ending = thread;
        qAddPostRoutine([] {
            ending->quit();
            ending->wait(PatienceAtTheEnd);
        });
        return made;
    }();
    return object;
}

class SystemKeyRing : public KeyRing
{
public:
    bool isThere() const override
    {
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
        // Without a session bus there is none, and looking for one would start programs.
        if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
            return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS");
        const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
        return !folder.isEmpty() && QFileInfo::exists(folder + "/bus"_L1);
#else
        return true;
#endif
    }

    void read(const QString &key, Found found) override
    {
        QMetaObject::invokeMethod(asker(), [key, found = std::move(found)] {
            auto *job = new QKeychain::ReadPasswordJob(u"meterdeck"_s);
            job->setKey(key);
            QObject::connect(job, &QKeychain::Job::finished, job, [job, found] {
                if (job->error() == QKeychain::NoError)
                    found(job->textData());
                else
                    found(errorOf(*job));
            });
            job->start();
        });
    }

    void write(const QString &key, const QString &value, Done done) override
    {
        QMetaObject::invokeMethod(asker(), [key, value, done = std::move(done)] {
            QKeychain::Job *job = nullptr;
            if (value.isEmpty()) {
                auto *forget = new QKeychain::DeletePasswordJob(u"meterdeck"_s);
                forget->setKey(key);
                job = forget;
            } else {
                auto *keep = new QKeychain::WritePasswordJob(u"meterdeck"_s);
                keep->setKey(key);
                keep->setTextData(value);
                job = keep;
            }
            QObject::connect(job, &QKeychain::Job::finished, job, [job, done, value] {
                const bool nothingToForget = value.isEmpty() && job->error() == QKeychain::EntryNotFound;
                done(job->error() == QKeychain::NoError || nothingToForget
                         ? core::Result<void>()
                         : core::Result<void>(errorOf(*job)));
            });
            job->start();
        });
    }
};

} // namespace

std::shared_ptr<KeyRing> KeyRing::ofSystem() { return std::make_shared<SystemKeyRing>(); }

} // namespace engine
